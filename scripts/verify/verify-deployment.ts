import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import {
  apiKeys,
  isSuccess,
  type Model,
  operationOf,
  type PlacedOperation,
  pointerOf,
  responseOf,
} from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import { type Credentials, secretsOf } from "./credentials.ts";
import { createDeployment } from "./deployment.ts";
import { createExamination, type Examination } from "./examination.ts";
import { createFacts, type Fact } from "./facts.ts";
import {
  creationIn,
  type Exchange,
  type Finding,
  outcomeOf,
  payoutsIn,
  type ReceivedResponse,
  type Remark,
} from "./judgement.ts";
import { judgeProbe, probesOf } from "./probes.ts";
import { type Call, runWorkflow, type Stop, type Workflow } from "./run-workflow.ts";
import { createSender, type Limits, NoResponse, Withheld } from "./sender.ts";
import { createSurvey, type Reach, type Rejected, type Survey } from "./survey.ts";
import type { Traffic } from "./traffic.ts";

export interface VerifyOptions {
  contract: Model;
  workflows: Workflow[];
  credentials: Credentials;
  server: string;
  privateServer?: string;
  limits: Limits;
  /** How long a payout may take to move, in milliseconds. */
  patience: number;
  /** Is shown every exchange. */
  see?: (exchange: Exchange) => void;
}

/** What a run found. */
export interface Report {
  requests: number;
  /** Audiences that were asked and never responded with success, of which nothing was verified. */
  rejected: Rejected[];
  /** Faults. One of them fails the run. */
  findings: Finding[];
  /** What differs, and may be the platform's own way. */
  observations: Finding[];
  operations: Reach[];
  /** Workflows that did not come to their end, and why. */
  stopped: { workflowId: string; reason: string }[];
  /** What the contract infers, and what of it was seen. */
  facts: Fact[];
}

/**
 * Holds what something else has recorded against the contract. Nothing is sent.
 *
 * @param see is shown every exchange
 */
export function verifyTraffic(contract: Model, { exchanges, secrets }: Traffic, see?: VerifyOptions["see"]): Report {
  const survey = createSurvey(contract);
  const facts = createFacts(contract);
  const examination = createExamination(contract, secrets, false);
  for (const exchange of exchanges) {
    survey.add(exchange.placed.operation.operationId, exchange.response);
    facts.see(exchange);
    examination.examine(exchange);
    see?.(exchange);
  }
  const { findings, observations } = examination;
  const list = facts.list([...findings, ...observations]);
  return {
    requests: survey.requests(),
    rejected: [],
    findings,
    observations,
    operations: survey.reach(),
    stopped: [],
    facts: list,
  };
}

/** A run against a deployment. */
interface Run {
  options: VerifyOptions;
  /** A text that no earlier run had. */
  name: string;
  examination: Examination;
  survey: Survey;
  /** References under which a payout was created, whether its ID is known or not. */
  created: Set<string>;
  send(call: Call): Promise<ReceivedResponse>;
}

/**
 * Sends a deployment the contract's examples and workflows, walks its lists, and provokes errors. Each response is held against the
 * contract, and against what was sent.
 */
export async function verifyDeployment(options: VerifyOptions): Promise<Report> {
  const { contract, credentials, server, privateServer, limits, see } = options;
  const [token, , apiKey] = secretsOf(credentials);
  const survey = createSurvey(contract);
  const facts = createFacts(contract);
  const examination = createExamination(contract, [token ?? "", apiKey ?? ""], true);
  const sender = createSender(createDeployment(contract, credentials, server, privateServer), limits, (exchange) => {
    survey.add(exchange.placed.operation.operationId, exchange.response);
    facts.see(exchange);
    examination.examine(exchange);
    see?.(exchange);
  });
  const run: Run = {
    options,
    name: randomUUID().slice(0, 13),
    examination,
    survey,
    created: new Set(),
    send: (call) => sendPatiently(call, run, (each) => sendAndNote(each, sender, run)),
  };
  await sendExamples(run);
  const stops = await runWorkflows(run);
  await walkLists(run);
  await provokeErrors(run);
  const rejected = survey.rejected();
  judgeStops(stops, rejected, run);
  judgeReach(rejected, run);
  return {
    requests: survey.requests(),
    rejected,
    findings: examination.findings,
    observations: examination.observations,
    operations: survey.reach(),
    stopped: stops.map(({ workflow, reason }) => ({ workflowId: workflow.workflowId, reason })),
    facts: facts.list([...examination.findings, ...examination.observations]),
  };
}

/** Sends a request, and notes where it was held back or had no response. */
async function sendAndNote(
  call: Call,
  sender: (call: Call) => Promise<ReceivedResponse>,
  { options, examination, survey }: Run,
): Promise<ReceivedResponse> {
  const { operationId } = call;
  const placed = operationOf(options.contract, operationId);
  try {
    const missing = [...placed.path.matchAll(/\{(\w+)\}/g)].find(([, name = ""]) => call.path[name] === undefined);
    if (missing) throw new Withheld(`no response gave the ${missing[1]} that it needs`);
    return await sender(call);
  } catch (error) {
    if (error instanceof Withheld) survey.withhold(operationId, error.message);
    if (error instanceof NoResponse) {
      survey.miss(operationId);
      examination.add(remarkOn(placed, "no-response", `no response (${error.message})`), operationId, 0);
    }
    throw error;
  }
}

const remarkOn = ({ operation }: PlacedOperation, kind: Remark["kind"], message: string, observed = false): Remark => ({
  kind,
  message,
  instance: "",
  place: pointerOf(operation),
  observed,
});

/** What the pauses before a request is repeated are of the patience. */
const pauses = [1 / 40, 1 / 20, 1 / 10];

/**
 * Repeats what is worth it: a request that was too much, and a lookup that doesn't find a payout of this run yet. What a client knows
 * how to handle, such as another status of success, comes back as the contract has it, so that a workflow goes on.
 */
async function sendPatiently(
  call: Call,
  { options, created, examination: { known } }: Run,
  send: (call: Call) => Promise<ReceivedResponse>,
): Promise<ReceivedResponse> {
  const placed = operationOf(options.contract, call.operationId);
  const sent = creationIn({ placed, body: call.body });
  const creationNow = () => known.creations.get(String(sent?.reference_id));
  const reference = String(sent?.reference_id);
  const isRepeated = created.has(reference) || (creationNow()?.ids.size ?? 0) > 0;
  const isOwn = (): boolean => {
    const creation = known.creations.get(String(call.query["filter[reference_id]"]));
    return known.payouts.get(String(call.path.id))?.sent !== undefined || (creation?.ids.size ?? 0) > 0;
  };
  const isMissed = ({ status, body }: ReceivedResponse): boolean => {
    const isEmpty = isObject(body) && Array.isArray(body.data) && body.data.length === 0;
    return placed.method === "get" && !call.method && isOwn() && (status === 404 || (isSuccess(status) && isEmpty));
  };
  let response = await send(call);
  let isOpen = false;
  for (const pause of pauses) {
    const { status, headers } = response;
    if (status !== 429 && !isMissed(response)) break;
    isOpen ||= status === 429;
    const asked = Number(headers.get("retry-after") ?? 0) * 1000 || 0;
    await wait(Math.max(pause * options.patience, Math.min(asked, options.patience / 4)));
    response = await send(call);
  }
  const documented = Object.entries(placed.operation.responses);
  const [success = response.status, duplicate = response.status] = ["created", "duplicate"].map((outcome) =>
    Number(documented.find(([, { "x-outcome": own }]) => own === outcome)?.[0] ?? response.status),
  );
  if (placed.method !== "post") return response;
  if (isSuccess(response.status) && sent && isRepeated && showsFirst(response, creationNow()?.ids))
    return { ...response, status: duplicate };
  if (isSuccess(response.status) && sent && !isRepeated) return { ...response, status: success };
  const isHandled = outcomeOf({ placed, response }) === "duplicate" && !isRepeated && (isOpen || creationNow()?.open);
  if (isHandled && sent) created.add(reference);
  return isHandled ? { ...response, status: success } : response;
}

function showsFirst({ body }: ReceivedResponse, ids = new Set<string>()): boolean {
  const { data } = isObject(body) ? body : {};
  return isObject(data) && [...ids][0] === data.id;
}

/** What was held back, or had no response, is no reason to end the run. */
async function unlessSent<Result>(work: () => Promise<Result>): Promise<Result | Error> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Withheld || error instanceof NoResponse) return error;
    throw error;
  }
}

async function sendExamples({ options: { contract, credentials }, name, send }: Run): Promise<void> {
  for (const call of exampleCalls(contract, credentials, name)) {
    await unlessSent(async () => {
      const { body } = await send(call);
      const list = operationOf(contract, call.operationId);
      for (const next of callsOfListed(contract, list, body)) await unlessSent(() => send(next));
    });
  }
}

/** A workflow that did not come to its end. */
interface Stopped {
  workflow: Workflow;
  reason: string;
  /** Left out where a request was held back, or had no response. */
  stop?: Stop;
}

async function runWorkflows({ options, name, send }: Run): Promise<Stopped[]> {
  const { workflows, credentials, patience, contract } = options;
  const { "x-final": final = [] } = contract.components.schemas.PayoutStatus ?? {};
  const isOver = ({ body }: { body: unknown }) => (final as unknown[]).includes(statusIn(body));
  const stops: Stopped[] = [];
  for (const workflow of workflows) {
    const stop = await unlessSent(() => runWorkflow(workflow, { ...credentials, run: name }, send, patience, isOver));
    if (stop instanceof Error) stops.push({ workflow, reason: stop.message });
    else if (stop)
      stops.push({
        workflow,
        stop,
        reason: `${stop.step.stepId}: not ${stop.condition}, status ${stop.response.status}`,
      });
  }
  return stops;
}

function statusIn(body: unknown): unknown {
  const { data } = isObject(body) ? body : {};
  return isObject(data) && isObject(data.attributes) ? data.attributes.status : undefined;
}

/** A workflow that stops can't pay, unless it stops at what the contract leaves open. */
function judgeStops(stops: Stopped[], rejected: Rejected[], { options: { contract }, examination }: Run): void {
  const { "x-extensible-enum": statuses = [] } = contract.components.schemas.PayoutStatus ?? {};
  for (const { workflow, reason, stop } of stops) {
    if (!stop) continue;
    const { operationId } = stop.step;
    const placed = operationOf(contract, operationId);
    if (rejected.some(({ audience }) => audience === placed.operation["x-audience"])) continue;
    const status = statusIn(stop.response.body);
    const isUnknown = status !== undefined && !(statuses as unknown[]).includes(status);
    const isHidden =
      placed.parameters.some(({ name }) => name.startsWith("filter[")) &&
      (stop.response.status === 404 || isEmpty(stop.response.body));
    // A member that is missing and must not be is a finding of its own.
    const mayBeSo = stop.unknown || isUnknown || isHidden;
    const remark = remarkOn(placed, "flow", `workflow ${workflow.workflowId}, ${reason}`, mayBeSo);
    examination.add(remark, operationId, stop.response.status);
  }
}

function isEmpty(body: unknown): boolean {
  return isObject(body) && Array.isArray(body.data) && body.data.length === 0;
}

/** An operation that was asked for what there is, and never succeeded, doesn't work. */
function judgeReach(rejected: Rejected[], { options: { contract, limits }, examination, survey }: Run): void {
  const canLookUp = limits.allowWrites && examination.known.payouts.size > 0;
  for (const { operationId, reached, withheld } of survey.reach()) {
    const placed = operationOf(contract, operationId);
    const isAsked = reached.length > 0 && !withheld && (canLookUp || !placed.path.includes("{"));
    if (
      !isAsked ||
      reached.some(isSuccess) ||
      rejected.some(({ audience }) => audience === placed.operation["x-audience"])
    )
      continue;
    // A creation that conflicts with itself has created, and is judged as such.
    const isDuplicate = reached.some((status) => responseOf(placed.operation, status)?.["x-outcome"] === "duplicate");
    const findsNone =
      placed.parameters.some(({ name, required }) => name.startsWith("filter[") && required) && reached.includes(404);
    const message = `it never succeeded: ${reached.join(", ")}`;
    examination.add(
      remarkOn(placed, "never-succeeded", message, findsNone || isDuplicate),
      operationId,
      reached.at(-1) ?? 0,
    );
  }
}

/** How many items a page has, and how many pages are walked. */
const [pageSize, mostPages] = [2, 3];

async function walkLists(run: Run): Promise<void> {
  const { contract } = run.options;
  const lists = contract.operations.filter(({ parameters }) => parameters.some(({ name }) => name === "page[size]"));
  for (const list of lists) {
    let query: Record<string, unknown> | undefined = { "page[size]": pageSize };
    for (let page = 1; query && page <= mostPages; page++) {
      const response = await unlessSent(() => run.send({ ...bareCall(list), query: query ?? {} }));
      query = response instanceof Error ? undefined : nextQuery(response.body, list, page);
    }
    await lookForOwn(list, run);
  }
}

/** What to ask for after a page: what its link says, or its cursor, or the next number. */
function nextQuery(body: unknown, { parameters }: PlacedOperation, page: number): Record<string, unknown> | undefined {
  const { links, meta, data } = (isObject(body) ? body : {}) as Record<string, unknown>;
  if (!Array.isArray(data) || data.length < pageSize) return undefined;
  const { next } = isObject(links) ? links : {};
  const here = "http://localhost/";
  if (typeof next === "string" && next !== "" && URL.canParse(next, here))
    return Object.fromEntries(new URL(next, here).searchParams);
  if (next === "") return undefined;
  const size = { "page[size]": pageSize };
  if (parameters.some(({ name }) => name === "page[number]")) return { ...size, "page[number]": page + 1 };
  const { before } = isObject(meta) ? meta : {};
  return typeof before === "string" && before !== "" ? { ...size, "page[before]": before } : undefined;
}

/** The list of the account has the payout that the run created last. */
async function lookForOwn(list: PlacedOperation, { options: { patience }, examination, send }: Run): Promise<void> {
  const { known } = examination;
  const [id, own] = [...known.payouts].findLast(([, { sent }]) => sent) ?? [];
  if (!id || !list.parameters.some(({ name }) => name === "filter[reference_id]")) return;
  for (const pause of [0, ...pauses]) {
    await wait(pause * patience);
    const response = await unlessSent(() => send(bareCall(list)));
    if (response instanceof Error || !isSuccess(response.status)) return;
    const shown = payoutsIn({ placed: list, response } as Exchange);
    const isFull =
      shown.length > 0 && shown.every(({ members }) => Number(members.created) > Number(own?.shown.created));
    if (isFull || shown.some((each) => each.id === id)) return;
  }
  examination.add(
    remarkOn(list, "list", "a payout that the run created is not in the list"),
    list.operation.operationId,
    200,
  );
}

async function provokeErrors(run: Run): Promise<void> {
  const { contract, limits } = run.options;
  const rejected = run.survey.rejected().map(({ audience }) => audience);
  for (const probe of probesOf(contract, bareCall, limits.allowWrites)) {
    // Where everything is rejected, a rejection tells nothing.
    if (rejected.includes(operationOf(contract, probe.call.operationId).operation["x-audience"] ?? "")) continue;
    const response = await unlessSent(() => run.send(probe.call));
    if (response instanceof Error) continue;
    const { operationId } = probe.call;
    const exchange = { placed: operationOf(contract, operationId), response };
    for (const remark of judgeProbe(probe, exchange)) run.examination.add(remark, operationId, response.status);
  }
}

/** The requests that the contract gives examples of, made harmless: tests, under references of their own, with the caller's key. */
export function exampleCalls(contract: Model, { publicKey }: Credentials, run: string): Call[] {
  let count = 0;
  const harmless = (value: unknown): unknown => {
    const body = structuredClone(value) as Record<string, unknown>;
    const attributes = isObject(body.data) ? body.data.attributes : undefined;
    if (isObject(attributes)) Object.assign(attributes, { test_mode: true, reference_id: `example-${++count}-${run}` });
    for (const { member } of apiKeys(contract)) if (member in body) body[member] = publicKey;
    return body;
  };
  return contract.operations.flatMap((placed) => {
    const bare = bareCall(placed);
    const { requestBody } = placed.operation;
    if (requestBody) {
      const examples = Object.values(requestBody.content).flatMap((media) => Object.values(media.examples ?? {}));
      return examples.map(({ value }) => ({ ...bare, body: harmless(value) }));
    }
    const optional = placed.parameters.filter((parameter) => parameter.in === "query" && !parameter.required);
    return [bare, ...optional.map(({ name, example }) => ({ ...bare, query: { ...bare.query, [name]: example } }))];
  });
}

/** The lookups of one thing that a list of them leads to, each by the ID of the first that the list has. */
export function callsOfListed({ operations }: Model, list: PlacedOperation, body: unknown): Call[] {
  const [first] = isObject(body) && Array.isArray(body.data) ? body.data : [];
  if (!isObject(first) || typeof first.id !== "string") return [];
  const { id } = first;
  const nameOf = (path: string) => path.split("/").at(-1);
  return operations
    .filter(
      ({ path, method }) =>
        method === "get" && path.endsWith("}") && nameOf(path.slice(0, path.lastIndexOf("/"))) === nameOf(list.path),
    )
    .map((single) => ({ ...bareCall(single), path: { id } }));
}

/** A call with the examples of what it can't do without. */
function bareCall({ operation, parameters }: PlacedOperation): Call {
  const inPlace = (place: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map(({ name, example }) => [name, example]),
    );
  const [scheme] = Object.keys(operation.security?.[0] ?? {});
  return {
    operationId: operation.operationId,
    path: inPlace("path"),
    query: inPlace("query"),
    header: {},
    ...(scheme && { scheme }),
  };
}
