import { MIMEType } from "node:util";
import { type Accounts, authenticate, type Caller } from "./accounts/accounts.ts";
import { describeFault, type Fault, faultNamed, faultNames, faultResponse, type NextFault } from "./faults/faults.ts";
import {
  type Exchange,
  fieldRejection,
  type MockRequest,
  type MockResponse,
  Rejection,
  rejection,
  Unavailable,
} from "./http/exchange.ts";
import { type ParsedBody, parseBody } from "./http/server.ts";
import { type IndexResponder, type ProbeResponder, respondToOptions } from "./own-paths.ts";
import type { Engine } from "./prism/engine.ts";
import {
  blankParameters,
  bodyTypes,
  describePreference,
  fieldErrors,
  invalidPreference,
  isExamplePath,
  type Operation,
  queryParameters,
  readPreference,
} from "./prism/operation.ts";

interface RespondOptions extends HandlingOptions {
  accounts: Accounts;
  answerIndex: IndexResponder;
  answerProbe: ProbeResponder;
  /** The answer while the store can't be asked. */
  unavailable: MockResponse;
}

/** Makes the way from a request to its answer. It never rejects: a fault of the mock's own is an answer, too. */
export function createResponder(options: RespondOptions): (request: MockRequest) => Promise<Exchange> {
  return async (request) => {
    const found: Omit<Exchange, "answer"> = {};
    try {
      return { answer: await respond(request, options, found), ...found };
    } catch (error) {
      if (error instanceof Rejection) return { answer: error.answer, ...found };
      // A database that is away is told of in a line; it is no fault to be looked for in the mock.
      if (error instanceof Unavailable) return { answer: options.unavailable, ...found, reason: error.message };
      return { answer: options.failure, ...found, fault: error };
    }
  };
}

async function respond(
  request: MockRequest,
  options: RespondOptions,
  found: Omit<Exchange, "answer">,
): Promise<MockResponse> {
  const { engine, accounts } = options;
  const index = options.answerIndex(request);
  if (index) return index;
  const probed = options.answerProbe(request);
  if (probed) {
    found.probe = true;
    return probed;
  }
  if (request.method === "OPTIONS") return respondToOptions(request, engine);
  const parsed = parseBody(request.body);
  const { operation, path, violations } = engine.match(request, parsed.value);
  found.operation = operation.iid;

  const caller = authenticate(operation, request, accounts);
  if (caller.account !== undefined) found.account = caller.account;
  if (!acceptsJson(request.headers.accept)) throw rejection(406, "Answers are JSON. Accept application/json.");
  checkBody(request, parsed, operation);
  const errors = { ...fieldErrors(violations, operation), ...blankParameters(operation, request.query) };
  if (Object.keys(errors).length > 0) throw fieldRejection(errors);

  return handleValid({ request, operation, path, caller, body: parsed.value }, options, found);
}

interface HandlingOptions {
  engine: Engine;
  /** The answer to a fault of the mock's own. */
  failure: MockResponse;
  /** Left out where examples are all that is asked for. */
  perform?: Handle;
  /** Faults that come by themselves. */
  nextFault?: NextFault | undefined;
  /** What was set for the next request of an operation, in place of its own preferences. */
  nextPreferences?: (operation: string) => Map<string, string> | undefined;
}

/** A request that was found right. */
interface ValidRequest {
  request: MockRequest;
  operation: Operation;
  /** Values of the `{names}` in its path. */
  path: Record<string, string>;
  caller: Caller;
  body: unknown;
}

/** Answers a valid request: as it asks to be, as a fault has it, or as the platform would. */
async function handleValid(
  valid: ValidRequest,
  options: HandlingOptions,
  found: Omit<Exchange, "answer">,
): Promise<MockResponse> {
  const { request, operation } = valid;
  const preferences = options.nextPreferences?.(operation.iid ?? "") ?? readPrefer(request.headers.prefer?.toString());
  const asked = readFault(preferences);
  const preference = asked ? undefined : readPreference(preferences, operation);
  if (preference) found.reason = describePreference(preference);
  if (preference) return options.engine.example(operation, preference);

  const fault = asked ?? options.nextFault?.();
  if (!fault) return handled(valid, options, readLate(preferences));
  found.reason = describeFault(fault);
  if (fault.moment === "after") await handled(valid, options, readLate(preferences));
  return faultResponse(fault, options.failure);
}

async function handled(
  { request, operation, path, caller, body }: ValidRequest,
  { engine, perform }: HandlingOptions,
  late: number,
): Promise<MockResponse> {
  if (!perform) return engine.example(operation, {});
  const query = queryParameters(operation, request.query);
  const answer = await perform(operation.iid ?? "", { caller, path, query, body, late });
  // What the contract's examples name is there for everybody, and yet in nobody's list.
  return answer.status === 404 && isExamplePath(operation, path) ? engine.example(operation, {}) : answer;
}

/** Carries out a valid request: the operation's ID and what was sent, to an answer. */
export type Handle = (
  operation: string,
  call: { caller: Caller; path: object; query: object; body: unknown; late: number },
) => Promise<MockResponse>;

/**
 * Refuses a body that the operation can't read: of a media type other than its own, or broken. Where the operation takes
 * none, a body means nothing (RFC 9110, section 9.3.1), and clients send one.
 *
 * @throws Rejection with 415 or 400
 */
export function checkBody(request: MockRequest, { problem }: ParsedBody, operation: Operation): void {
  const types = bodyTypes(operation);
  if (request.body.length === 0 || types.length === 0) return;
  const type = mediaTypeOf(request.headers["content-type"]);
  if (!type || !types.includes(type))
    throw rejection(415, `Send the body with the content type ${types.join(" or ")}.`);
  if (problem) throw rejection(400, problem);
}

/** JSON is always UTF-8 (RFC 8259, section 8.1), so another charset makes it another type. */
function mediaTypeOf(header: string | undefined): string | undefined {
  try {
    const { essence, params } = new MIMEType(header ?? "");
    return /^utf-?8$/i.test(params.get("charset") ?? "utf-8") ? essence : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an `Accept` header lets JSON through (RFC 9110, section 12.5.1). What can't be read in it is skipped. */
function acceptsJson(header: string | undefined): boolean {
  if (header === undefined) return true;
  const ranges = header.split(",").flatMap((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return /^[^\s/]+\/[^\s/]+$/.test(type) ? [{ type, accepted: quality === undefined || Number(quality) > 0 }] : [];
  });
  if (ranges.length === 0) return true;
  for (const type of ["application/json", "application/*", "*/*"]) {
    const fitting = ranges.filter((range) => range.type === type);
    if (fitting.length > 0) return fitting.some(({ accepted }) => accepted);
  }
  return false;
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
  const name = preferences.get("fault");
  if (name === undefined) return undefined;
  if (!faultNames.includes(name)) throw invalidPreference(`fault is one of ${faultNames.join(", ")}`);
  const code = preferences.get("code") ?? "500";
  if (!/^5\d\d$/.test(code)) throw invalidPreference("code is from 500 to 599 where a fault is asked for");
  return faultNamed(name, Number(code));
}

/**
 * Reads `Prefer: late=N`: how many lookups don't find the payout that the request creates.
 *
 * @throws Rejection with 422 if it is no number from 0 to 100
 */
export function readLate(preferences: Map<string, string>): number {
  const late = preferences.get("late") ?? "0";
  if (!/^\d+$/.test(late) || Number(late) > 100) throw invalidPreference("late is a number of lookups from 0 to 100");
  return Number(late);
}
