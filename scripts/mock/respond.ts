import { validateHeaderName, validateHeaderValue } from "node:http";
import { inspect, MIMEType } from "node:util";
import { nearest, readDuration } from "../cli/options.ts";
import { type Accounts, authenticate, type Caller } from "./accounts/accounts.ts";
import { type Chosen, type Dialects, dialectProblem } from "./dialects/choose.ts";
import { type Behaviour, usualBehaviour } from "./dialects/dialects.ts";
import { describeFault, type Fault, faultNamed, faultNames, faultResponse, type NextFault } from "./faults/faults.ts";
import { findHints } from "./hints.ts";
import {
  detailOf,
  type Exchange,
  errorResponse,
  type FieldErrors,
  type Findings,
  fieldRejection,
  type MockRequest,
  type MockResponse,
  Rejection,
  rejection,
  Unavailable,
} from "./http/exchange.ts";
import { type ParsedBody, parseBody } from "./http/server.ts";
import { ControlError, type NextAnswer, type WaitingResponse } from "./interface.ts";
import { beyondLimits } from "./limits.ts";
import { type OwnPath, respondToOptions } from "./own-paths.ts";
import type { Engine } from "./prism/engine.ts";
import {
  blankParameters,
  bodyTypes,
  describePreference,
  fieldErrors,
  filtersOf,
  invalidPreference,
  invalidStatus,
  isExamplePath,
  type Operation,
  queryParameters,
  readPreference,
  successTypes,
} from "./prism/operation.ts";
import type { Resets } from "./resets.ts";

interface RespondOptions {
  engine: Engine;
  accounts: Accounts;
  /** The paths that are no operation's. */
  index: OwnPath;
  probe: OwnPath;
  /** The response to a fault of the mock's own. */
  failure: MockResponse;
  /** The response while the store is unavailable. */
  unavailable: MockResponse;
  dialects: Dialects;
  /** A reference as a payout has it. */
  kept: (reference: string) => string;
  /** Left out where examples are all that is asked for. */
  handle?: Handle;
  resets: Resets;
  /** Whether what is not known in a request makes it an error. */
  strict: boolean;
  /** The reference of a payout by its ID, if there is such a payout. */
  referenceOf?: (id: string) => Promise<string | undefined>;
  /** What the next body of an operation is made up by. */
  nextSeed: (operation: Operation) => string;
  /** Faults that come at random. */
  nextFault?: NextFault | undefined;
  /** What was set for the next request of an operation, in place of its own preferences. */
  nextPreferences: NextResponses["take"];
}

/** Handles a valid request: from the operation's ID and what was sent to a response. */
export type Handle = (
  operation: string,
  call: { caller: Caller; path: object; query: object; body: unknown; exact: unknown; behaviour: Behaviour },
) => Promise<MockResponse>;

/** Rejects a request by what its head says: its address, and its credentials. Undefined if the rest of it is wanted. */
export function createHeadCheck({ engine, accounts }: Pick<RespondOptions, "engine" | "accounts">) {
  return (request: MockRequest): Exchange | undefined => {
    const findings: Findings = {};
    try {
      const { operation } = engine.match(request, undefined);
      findings.operation = operation.iid;
      authenticate(operation, request, accounts);
      return undefined;
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      // The mock's own paths are no operation's.
      return error.response.status === 404 ? undefined : { response: error.response, ...findings };
    }
  };
}

/** Makes the way from a request to its response. It never rejects: a fault of the mock's own is a response, too. */
export function createResponder(options: RespondOptions): (request: MockRequest) => Promise<Exchange> {
  return async (request) => {
    const findings: Findings = {};
    try {
      return { response: await respond(request, options, findings), ...findings };
    } catch (error) {
      if (error instanceof Rejection) return { response: error.response, ...findings };
      // A database that is away is told of in a line; it is no fault to be looked for in the mock.
      if (error instanceof Unavailable) {
        const response = error.detail === undefined ? options.unavailable : errorResponse(503, error.detail);
        return { response, ...findings, reason: error.message };
      }
      return { response: options.failure, ...findings, fault: error };
    }
  };
}

async function respond(request: MockRequest, options: RespondOptions, findings: Findings): Promise<MockResponse> {
  const { engine, accounts } = options;
  const index = options.index(request);
  if (index) return index;
  const probed = options.probe(request);
  if (probed) {
    findings.probe = true;
    return probed;
  }
  if (request.method === "OPTIONS") return respondToOptions(request, engine);
  checkQuery(request);
  const parsed = parseBody(request.body);
  const { operation, path, violations } = engine.match(request, parsed.value);
  findings.operation = operation.iid;
  findings.sent = parsed.value;

  const caller = authenticate(operation, request, accounts);
  if (caller.account !== undefined) findings.account = caller.account;
  checkAccept(request.headers.accept, successTypes(operation));
  const preferences = preferencesOf(request);
  const hints = findHints(request, parsed.value, preferences, operation);
  addHints(findings, { ...hints, ...formHint(request, operation) });
  checkBody(request, parsed, operation);
  const errors = {
    ...(options.strict ? hints : {}),
    ...beyondLimits(parsed.value),
    ...fieldErrors(violations, operation),
    ...blankParameters(operation, request.query),
  };
  if (Object.keys(errors).length > 0) {
    const { response } = fieldRejection(errors, invalidStatus(operation));
    const valid = { request, operation, path: {}, caller, body: undefined };
    return speak(await chooseDialects(valid, preferences, options), response, findings);
  }

  return respondToValid(
    { request, operation, path, caller, body: parsed.value, exact: parsed.exact },
    options,
    findings,
  );
}

function addHints(findings: Findings, hints: FieldErrors): void {
  const sentences = Object.entries(hints).map(([name, sentence]) => `${name}: ${sentence}`);
  if (sentences.length > 0) findings.hints = sentences;
}

/** The platform is said to read forms, and a body without a type: the contract shows neither, so that a client had better not. */
function formHint({ headers, body }: MockRequest, operation: Operation): FieldErrors {
  const type = headers["content-type"] ?? "";
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type);
  if (body.length === 0 || bodyTypes(operation).length === 0 || (type !== "" && !isForm)) return {};
  const what = isForm ? "A form" : "A body without a content type";
  return { "Content-Type": `${what} is said to work on the platform. The contract doesn't show it: send JSON.` };
}

/** Rejects a query that can't be decoded: a lookup by another reference than was meant finds nothing. @throws Rejection with 400 */
export function checkQuery({ garbled }: MockRequest): void {
  if (garbled) throw rejection(400, "The query is not percent-encoded UTF-8.");
}

/** A request that was found valid. */
interface ValidRequest {
  request: MockRequest;
  operation: Operation;
  /** Values of the `{names}` in its path. */
  path: Record<string, string>;
  caller: Caller;
  body: unknown;
  /** The body with its numbers as they were written. */
  exact?: unknown;
}

/** Responds as the request prefers, with a fault, or as the platform does. */
async function respondToValid(valid: ValidRequest, options: RespondOptions, findings: Findings): Promise<MockResponse> {
  const { request, operation } = valid;
  const next = options.nextPreferences(operation.iid ?? "", valid.caller.account);
  const preferences = next?.preferences ?? preferencesOf(request);
  const delay = readDelay(preferences);
  const chosen = await chooseDialects(valid, preferences, options);
  const response = speak(chosen, await respondPlainly(valid, preferences, chosen, options, findings), findings);
  return { ...response, delay, headers: { ...response.headers, ...next?.headers } };
}

/** Responds without regard to how the dialects show it. */
async function respondPlainly(
  valid: ValidRequest,
  preferences: Map<string, string>,
  chosen: Chosen | undefined,
  options: RespondOptions,
  findings: Findings,
): Promise<MockResponse> {
  const { operation } = valid;
  const preferredFault = readFault(preferences);
  const preference = preferredFault ? undefined : readPreference(preferences, operation);
  if (preference) findings.reason = describePreference(preference);
  if (preference?.dynamic)
    return options.engine.example(operation, { ...preference, seed: options.nextSeed(operation) });
  if (preference) return options.engine.example(operation, preference);

  const fault = preferredFault ?? options.nextFault?.();
  const usual = chosen?.behaviour ?? usualBehaviour;
  const behaviour = { ...usual, lag: preferences.has("late") ? readLag(preferences) : usual.lag };
  const interruption = fault ? undefined : chosen?.interruption;
  const isHandled = fault ? fault.moment === "after" : (interruption?.handled ?? true);
  if (isHandled) findings.handled = true;
  if (!fault && !interruption) return handled(valid, options, behaviour);
  if (fault) {
    findings.reason = describeFault(fault);
    findings.simulated = `${fault.kind}-${fault.moment}`;
  }
  const response = isHandled ? await handled(valid, options, behaviour) : undefined;
  return interruption?.response ?? faultResponse(fault as Fault, options.failure, response);
}

/** The dialects of a request: those that it prefers, or the mock's own; undefined if there are none. */
async function chooseDialects(
  { request, operation, path, caller, body }: ValidRequest,
  preferences: Map<string, string>,
  { dialects, referenceOf, kept }: RespondOptions,
): Promise<Chosen | undefined> {
  const preferred = readDialects(preferences);
  if (!preferred && !dialects.any) return undefined;
  const [filter] = filtersOf(operation).flatMap((name) => request.query.get(name) ?? []);
  const sent = (body as { data?: { attributes?: { reference_id?: string } } } | undefined)?.data?.attributes;
  const id = path.id;
  const given = filter ?? sent?.reference_id;
  const known = async () => (id === undefined ? undefined : await referenceOf?.(id));
  // By what is shown of it: two that look the same may speak the same, and a store's digest would draw another mix in each store.
  const reference = given === undefined ? await known() : kept(given);
  return dialects.choose({
    method: operation.method,
    path: operation.path,
    account: caller.account,
    reference,
    byReference: filter !== undefined,
    preferred,
  });
}

/** Shows a response in the dialects that were chosen, and has the log name them. */
function speak(chosen: Chosen | undefined, response: MockResponse, findings: Findings): MockResponse {
  if (!chosen || chosen.names.length === 0) return response;
  findings.dialects = chosen.names;
  const why = findings.reason ?? (response.status < 400 ? undefined : detailOf(response.body));
  findings.reason = [...(why ? [why] : []), `dialect=${chosen.names.join(" ")}`].join("; ");
  return chosen.show(response);
}

async function handled(
  { request, operation, path, caller, body, exact }: ValidRequest,
  { engine, handle, resets }: RespondOptions,
  behaviour: Behaviour,
): Promise<MockResponse> {
  // Whoever sent it has forgotten about it, as the mock has about everything else.
  if (resets.forgotten(request.arrived, caller.account)) return { status: 0, headers: {}, broken: "reset" };
  if (!handle) return engine.example(operation, {});
  const query = queryParameters(operation, request.query);
  const response = await resets.during(() =>
    handle(operation.iid ?? "", { caller, path, query, body, exact, behaviour }),
  );
  // What the contract's examples name is there for everybody, and yet in nobody's list.
  return response.status === 404 && isExamplePath(operation, path) ? engine.example(operation, {}) : response;
}

/**
 * Rejects a body that the operation can't read: of a media type other than its own, or broken. Where the operation takes
 * none, a body means nothing (RFC 9110, section 9.3.1), and clients send one.
 *
 * @throws Rejection with 415 or 400
 */
export function checkBody(request: MockRequest, { problem }: ParsedBody, operation: Operation): void {
  const types = bodyTypes(operation);
  if (request.body.length === 0 || types.length === 0) return;
  checkEncoding(request.headers["content-encoding"]);
  const wanted = `Send the body with the content type ${types.join(" or ")}.`;
  const { essence, params } = mediaTypeOf(request.headers["content-type"]) ?? {};
  if (!essence || !types.includes(essence)) throw rejection(415, wanted);
  // JSON is always UTF-8 (RFC 8259, section 8.1).
  const charset = params?.get("charset") ?? "utf-8";
  if (!/^utf-?8$/i.test(charset)) throw rejection(415, `The charset ${nameable(charset)} is not read. Send UTF-8.`);
  if (problem) throw rejection(400, problem);
}

/** What is packed is not unpacked: nothing says that the platform does. @throws Rejection with 415 */
function checkEncoding(header: string | undefined): void {
  const encoding = header?.trim().toLowerCase() || "identity";
  if (encoding === "identity") return;
  throw rejection(415, `The content encoding ${nameable(encoding)} is not read. Send the body as it is.`, {
    "Accept-Encoding": "identity",
  });
}

/** A name that somebody sent, if it is a token and short, so that it may be repeated. */
function nameable(name: string): string {
  return /^[\w.+, -]{1,40}$/.test(name) ? name : "that was sent";
}

function mediaTypeOf(header: string | undefined): MIMEType | undefined {
  try {
    return new MIMEType(header ?? "");
  } catch {
    return undefined;
  }
}

/**
 * Checks that an `Accept` header lets one of the types through (RFC 9110, section 12.5.1). What can't be read in it is skipped.
 *
 * @param types none where the response has no body
 * @throws Rejection with 406
 */
function checkAccept(header: string | undefined, types: string[]): void {
  if (header === undefined || types.length === 0) return;
  const ranges = header.split(",").flatMap((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return /^[^\s/]+\/[^\s/]+$/.test(type) ? [{ type, accepted: quality === undefined || Number(quality) > 0 }] : [];
  });
  // The narrowest range that fits decides.
  const accepts = (type: string) => {
    const widening = [type, `${type.split("/")[0]}/*`, "*/*"];
    const found = widening.map((one) => ranges.filter((range) => range.type === one)).find((some) => some.length > 0);
    return found?.some(({ accepted }) => accepted) ?? false;
  };
  if (ranges.length === 0 || types.some(accepts)) return;
  throw rejection(406, `Responses are ${types.join(" or ")}. Accept that.`);
}

/** What a request prefers in its header. */
function preferencesOf({ headers }: MockRequest): Map<string, string> {
  return readPrefer(headers.prefer?.toString());
}

/** The preferences of a `Prefer` header (RFC 7240), names in lower case, values without their quotes. */
function readPrefer(header: string | undefined): Map<string, string> {
  if (header === undefined) return new Map();
  return new Map(
    header.split(/[,;]/).map((part) => {
      const [name = "", ...value] = part.split("=");
      return [name.trim().toLowerCase(), unquoted(value.join("=").trim())];
    }),
  );
}

function unquoted(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}

/**
 * Reads `Prefer: fault=NAME`, with `code=503` or the like for its status, which is 500 otherwise.
 *
 * @returns undefined if the header asks for none
 * @throws Rejection with 422 if there is no such fault
 */
export function readFault(preferences: Map<string, string>): Fault | undefined {
  const given = preferences.get("fault");
  if (given === undefined) return undefined;
  const name = faultNames.find((one) => one === given);
  if (!name) throw invalidPreference(`fault is one of ${faultNames.join(", ")}`);
  const code = preferences.get("code") ?? "500";
  if (!/^[45]\d\d$/.test(code)) throw invalidPreference("code is from 400 to 599 where a fault is asked for");
  return faultNamed(name, Number(code));
}

/**
 * Reads `Prefer: late=N`: how many lookups don't find the payout that the request creates yet.
 *
 * @throws Rejection with 422 if it is no number from 0 to 100
 */
export function readLag(preferences: Map<string, string>): number {
  const lag = preferences.get("late") ?? "0";
  if (!/^\d+$/.test(lag) || Number(lag) > 100) throw invalidPreference("late is a number of lookups from 0 to 100");
  return Number(lag);
}

/**
 * Reads `Prefer: delay=TIME`: how long the response is held back.
 *
 * @returns milliseconds
 * @throws Rejection with 422 if it is no duration, or longer than an hour
 */
function readDelay(preferences: Map<string, string>): number {
  const text = preferences.get("delay");
  if (text === undefined) return 0;
  const time = readDuration(text);
  if (time === undefined || time > 3_600_000)
    throw invalidPreference("delay is a duration up to 1h, such as 500ms or 2s");
  return time;
}

/**
 * Reads `Prefer: dialect=NAME`, or `dialect="NAME NAME"`.
 *
 * @returns undefined if the header asks for none
 * @throws Rejection with 422 if there is no such dialect
 */
function readDialects(preferences: Map<string, string>): string[] | undefined {
  const names = preferences
    .get("dialect")
    ?.split(" ")
    .filter((name) => name !== "");
  const problem = names && dialectProblem(names);
  if (problem) throw invalidPreference(`dialect ${problem}`);
  return names;
}

/** Responses that were set for future requests. */
export interface NextResponses {
  set(operation: string, responses: NextAnswer[]): void;
  /** Takes what was set for the next request of an operation, by anybody or by this account. */
  take(operation: string, account?: string): SetResponse | undefined;
  /** The operations for which something is still waiting, of one account or of all. */
  waiting(account?: string): string[];
  /** What is still waiting, of one account or of all, as it was set. */
  list(account?: string): WaitingResponse[];
  /** What is still waiting, of one account or of all, in a sentence for each operation. */
  unused(account?: string): string[];
  /** Forgets all, or those of one account. */
  clear(account?: string): void;
}

interface SetResponse {
  /** Whose request it is for; anybody's if it is left out. */
  account?: string | undefined;
  preferences: Map<string, string>;
  headers: Record<string, string>;
  /** As it was set. */
  given: NextAnswer;
}

/**
 * Keeps responses for each operation in the order in which they were set, in this process alone.
 *
 * `set` throws a ControlError for an operation, or a response, that the contract doesn't have, and then keeps none of them.
 */
export function createNextResponses(engine: Engine): NextResponses {
  const waiting = new Map<string, SetResponse[]>();
  const ofAccount = (responses: SetResponse[], account?: string) =>
    responses.filter((one) => account === undefined || one.account === account);
  const countOf = (responses: SetResponse[], account?: string) => ofAccount(responses, account).length;
  return {
    set(operation, responses) {
      const added = responses.map(toSetResponse);
      for (const { preferences } of added) check(operation, preferences, engine);
      waiting.set(operation, [...(waiting.get(operation) ?? []), ...added]);
    },
    take(operation, account) {
      const responses = waiting.get(operation) ?? [];
      const index = responses.findIndex((one) => one.account === undefined || one.account === account);
      return index < 0 ? undefined : responses.splice(index, 1)[0];
    },
    waiting: (account) =>
      [...waiting].flatMap(([operation, responses]) => (countOf(responses, account) > 0 ? [operation] : [])),
    list: (account) =>
      [...waiting].flatMap(([operation, responses]) =>
        ofAccount(responses, account).map(({ given }) => ({ operation, response: given })),
      ),
    unused: (account) =>
      [...waiting].flatMap(([operation, responses]) => {
        const count = countOf(responses, account);
        return count > 0
          ? [`answerNext(${operation}): ${count} of the responses that were set waited for no request.`]
          : [];
      }),
    clear(account) {
      const others = (responses: SetResponse[]) => responses.filter((one) => one.account !== account);
      for (const [operation, responses] of waiting)
        waiting.set(operation, account === undefined ? [] : others(responses));
    },
  };
}

const nextMembers: (keyof NextAnswer)[] = [
  "account",
  "code",
  "example",
  "dynamic",
  "fault",
  "late",
  "dialect",
  "delay",
  "headers",
];

/** @throws ControlError for a member that there is not, and for a header that can't be sent */
function toSetResponse(response: NextAnswer): SetResponse {
  const unknown = Object.keys(response).find((name) => !(nextMembers as string[]).includes(name));
  if (unknown !== undefined) {
    const near = nearest(unknown, nextMembers);
    throw new ControlError(
      `${unknown}: no such member of a response. ${near ? `Did you mean ${near}?` : `There are ${nextMembers.join(", ")}.`}`,
    );
  }
  const { headers = {}, account, ...others } = response;
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  const preferences = new Map(Object.entries(others).map(([name, value]) => [name, String(value)]));
  return { account, preferences, headers, given: response };
}

/** These say how a response is written, which is not for others to say. */
const framing = ["content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "trailer"];

/** @throws ControlError */
function checkHeader(name: string, value: unknown): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value as string);
  } catch {
    throw new ControlError(
      `headers: ${inspect(name)} is not a header that can be sent. Give a name, and a text of one line.`,
    );
  }
  if (framing.includes(name.toLowerCase()))
    throw new ControlError(`headers: ${name} is the server's own. Leave it out.`);
}

function check(operationId: string, preferences: Map<string, string>, engine: Engine): void {
  const operation = engine.operation(operationId);
  if (!operation) throw new ControlError(`${operationId}: no such operation. Name one of the contract's.`);
  try {
    readLag(preferences);
    readDelay(preferences);
    readDialects(preferences);
    if (!readFault(preferences)) readPreference(preferences, operation);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const { errors } = error.response.body as { errors: Record<string, string> };
    throw new ControlError(`${operationId}: ${Object.values(errors).join(" ")}`);
  }
}
