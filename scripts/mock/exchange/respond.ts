import type { Accounts } from "../accounts/accounts.ts";
import { authenticate } from "../accounts/credentials.ts";
import type { Perform } from "../handlers/perform.ts";
import { acceptsJson } from "../http/accept.ts";
import { type Answer, Refusal, refuse, refuseFields } from "../http/answer.ts";
import { preflightHeaders } from "../http/cors.ts";
import type { Exchange } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import type { MockRequest } from "../http/request.ts";
import { checkBody } from "../prism/check-body.ts";
import type { Engine } from "../prism/engine.ts";
import { fieldErrors } from "../prism/field-errors.ts";
import { blankParameters, isExamplePath, queryParameters } from "../prism/parameters.ts";
import { pathParameters } from "../prism/path-template.ts";
import { readPreference } from "../prism/prefer.ts";

export interface RespondOptions {
  engine: Engine;
  accounts: Accounts;
  /** The answer to a fault of the mock's own. */
  failure: Answer;
  /** Left out where examples are all that is asked for. */
  perform?: Perform;
}

/** Makes the way from a request to its answer. It never rejects: a fault of the mock's own is an answer, too. */
export function createResponder(options: RespondOptions): (request: MockRequest) => Promise<Exchange> {
  return async (request) => {
    const found: Omit<Exchange, "answer"> = {};
    try {
      return { answer: await respond(request, options, found), ...found };
    } catch (error) {
      if (error instanceof Refusal) return { answer: error.answer, ...found };
      return { answer: options.failure, ...found, fault: error };
    }
  };
}

async function respond(
  request: MockRequest,
  { engine, accounts, perform }: RespondOptions,
  found: Omit<Exchange, "answer">,
): Promise<Answer> {
  checkPath(request.path);
  if (request.method === "OPTIONS") return answerOptions(request, engine);
  const parsed = parseBody(request.body);
  const { operation, violations } = await engine.match(request, parsed.value);
  found.operation = operation.iid;

  const caller = authenticate(operation, request, accounts);
  if (caller.account !== undefined) found.account = caller.account;
  if (!acceptsJson(request.headers.accept)) throw refuse(406, "Answers are JSON. Accept application/json.");
  checkBody(request, parsed, operation);
  const errors = { ...fieldErrors(violations, operation), ...blankParameters(operation, request.query) };
  if (Object.keys(errors).length > 0) throw refuseFields(errors);

  const preference = readPreference(request.headers.prefer?.toString(), operation);
  if (preference || !perform) return engine.example(request, preference ?? {});
  const path = pathParameters(operation.path, request.path);
  const query = queryParameters(operation, request.query);
  const answer = await perform(operation.iid ?? "", { caller, path, query, body: parsed.value });
  // What the contract's examples name is there for everybody, and yet in nobody's list.
  return answer.status === 404 && isExamplePath(operation, path) ? engine.example(request, {}) : answer;
}

function checkPath(path: string): void {
  try {
    decodeURIComponent(path);
  } catch {
    throw refuse(400, "The address is not percent-encoded as it should be.");
  }
  // Prism takes an empty segment for a parameter without a value.
  if (!path.startsWith("/") || path.split("/").slice(1).includes("")) throw refuse(404, "No operation has this path.");
}

function answerOptions({ path, headers }: MockRequest, engine: Engine): Answer {
  const methods = engine.methods(path);
  const preflight = headers["access-control-request-method"] !== undefined;
  if (methods.length === 0 && !preflight) throw refuse(404, "No operation has this path.");
  // A preflight for an unknown path passes, so that the page can read the 404 that follows.
  const allowed = methods.length > 0 ? methods : engine.everyMethod;
  const answered: Record<string, string> = { Allow: allowed.join(", ") };
  return { status: 204, headers: { ...answered, ...(preflight ? preflightHeaders(headers, allowed) : {}) } };
}
