import type { Accounts } from "../accounts/accounts.ts";
import { authenticate } from "../accounts/credentials.ts";
import { acceptsJson } from "../http/accept.ts";
import { type Answer, Refusal, refuse, refuseFields } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import type { MockRequest } from "../http/request.ts";
import { checkBody } from "../prism/check-body.ts";
import { fieldErrors } from "../prism/field-errors.ts";
import { blankParameters } from "../prism/parameters.ts";
import { Unavailable } from "../store/unavailable.ts";
import type { AnswerIndex } from "./answer-index.ts";
import { answerOptions } from "./answer-options.ts";
import type { AnswerProbe } from "./answer-probe.ts";
import { type CarryOutOptions, carryOut } from "./carry-out.ts";

export interface RespondOptions extends CarryOutOptions {
  accounts: Accounts;
  answerIndex: AnswerIndex;
  answerProbe: AnswerProbe;
  /** The answer while the store can't be asked. */
  unavailable: Answer;
}

/** Makes the way from a request to its answer. It never rejects: a fault of the mock's own is an answer, too. */
export function createResponder(options: RespondOptions): (request: MockRequest) => Promise<Exchange> {
  return async (request) => {
    const found: Omit<Exchange, "answer"> = {};
    try {
      return { answer: await respond(request, options, found), ...found };
    } catch (error) {
      if (error instanceof Refusal) return { answer: error.answer, ...found };
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
): Promise<Answer> {
  const { engine, accounts } = options;
  const index = options.answerIndex(request);
  if (index) return index;
  const probed = options.answerProbe(request);
  if (probed) {
    found.probe = true;
    return probed;
  }
  if (request.method === "OPTIONS") return answerOptions(request, engine);
  const parsed = parseBody(request.body);
  const { operation, path, violations } = engine.match(request, parsed.value);
  found.operation = operation.iid;

  const caller = authenticate(operation, request, accounts);
  if (caller.account !== undefined) found.account = caller.account;
  if (!acceptsJson(request.headers.accept)) throw refuse(406, "Answers are JSON. Accept application/json.");
  checkBody(request, parsed, operation);
  const errors = { ...fieldErrors(violations, operation), ...blankParameters(operation, request.query) };
  if (Object.keys(errors).length > 0) throw refuseFields(errors);

  return carryOut({ request, operation, path, caller, body: parsed.value }, options, found);
}
