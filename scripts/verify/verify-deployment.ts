import { randomUUID } from "node:crypto";
import { apiKeys, type Model, operationOf, type PlacedOperation, pointerOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import { addFinding, createCheckResponse, type Finding } from "./check-response.ts";
import { type Credentials, createDeployment } from "./deployment.ts";
import { type Call, runWorkflow, type Stop, type Workflow } from "./run-workflow.ts";
import { createSender, type Limits, NoResponse, type ReceivedResponse, Withheld } from "./sender.ts";
import { createSurvey, type Reach, type Rejected } from "./survey.ts";

export interface VerifyOptions {
  contract: Model;
  workflows: Workflow[];
  credentials: Credentials;
  server: string;
  privateServer?: string;
  limits: Limits;
  /** How long a workflow waits for a payout to move, in milliseconds; as long as it says if left out. */
  patience?: number;
  /** Is shown every response. */
  see?: (placed: PlacedOperation, response: ReceivedResponse) => void;
}

/** What a run found. */
export interface Report {
  requests: number;
  /** Audiences that were asked and never responded with success, of which nothing was verified. */
  rejected: Rejected[];
  findings: Finding[];
  operations: Reach[];
  /** Workflows that did not come to their end, and why. */
  stopped: { workflowId: string; reason: string }[];
}

/** Runs the workflows and the examples of the contract against a deployment, and holds each response against the contract. */
export async function verifyDeployment(options: VerifyOptions): Promise<Report> {
  const { contract, workflows, credentials, limits, see } = options;
  const findings: Finding[] = [];
  const stopped: Report["stopped"] = [];
  const survey = createSurvey(contract);
  const examine = createCheckResponse(contract);
  const deployment = createDeployment(contract, credentials, options.server, options.privateServer);
  const sender = createSender(deployment, limits, ({ placed, body }, response) => {
    survey.add(placed.operation.operationId, response);
    for (const finding of examine(placed, response, body)) addFinding(findings, finding);
    see?.(placed, response);
  });
  const send = async (call: Call): Promise<ReceivedResponse> => {
    try {
      return await sender(call);
    } catch (error) {
      if (error instanceof Withheld) survey.withhold(call.operationId, error.message);
      if (error instanceof NoResponse) {
        survey.miss(call.operationId);
        addFinding(findings, noResponseFinding(operationOf(contract, call.operationId), error));
      }
      throw error;
    }
  };
  const run = randomUUID().slice(0, 13);

  for (const workflow of workflows) {
    const inputs = { ...credentials, run };
    const reason = await unlessSent(async () => {
      const stop = await runWorkflow(workflow, inputs, send, options.patience);
      if (!stop) return undefined;
      const placed = operationOf(contract, stop.step.operationId);
      const text = `${stop.step.stepId}: not ${stop.condition}, status ${stop.response.status}`;
      if (!isRejection(placed, stop)) addFinding(findings, flowFinding(workflow, placed, stop, text));
      return text;
    });
    if (reason) stopped.push({ workflowId: workflow.workflowId, reason });
  }
  const calls = exampleCalls(contract, credentials, run);
  for (const call of calls) {
    await unlessSent(async () => {
      const { body } = await send(call);
      const list = operationOf(contract, call.operationId);
      for (const next of callsOfListed(contract, list, body)) await unlessSent(() => send(next));
    });
  }
  return { requests: survey.requests(), rejected: survey.rejected(), findings, operations: survey.reach(), stopped };
}

/** What was held back, or had no response, is no reason to end the run. */
async function unlessSent(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    const reason = await work();
    return typeof reason === "string" ? reason : undefined;
  } catch (error) {
    if (error instanceof Withheld || error instanceof NoResponse) return error.message;
    throw error;
  }
}

/** Whether the deployment rejected the request, as it may for want of a service for one. */
function isRejection({ operation }: PlacedOperation, { response }: Stop): boolean {
  const outcome = operation.responses[String(response.status)]?.["x-outcome"];
  return response.status >= 400 && outcome !== "duplicate";
}

function flowFinding({ workflowId }: Workflow, placed: PlacedOperation, { response }: Stop, message: string): Finding {
  return {
    kind: "flow",
    message: `workflow ${workflowId}, ${message}`,
    operationId: placed.operation.operationId,
    status: response.status,
    instance: "",
    place: pointerOf(placed.operation),
  };
}

function noResponseFinding(placed: PlacedOperation, { message }: NoResponse): Finding {
  return {
    kind: "no-response",
    message: `no response (${message})`,
    operationId: placed.operation.operationId,
    status: 0,
    instance: "",
    place: pointerOf(placed.operation),
  };
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
