import type { Caller } from "../accounts/credentials.ts";
import { answerOf, describeFault } from "../faults/fault.ts";
import type { NextFault } from "../faults/random-faults.ts";
import { readFault, readLate } from "../faults/read-fault.ts";
import type { Perform } from "../handlers/perform.ts";
import type { Answer } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { readPrefer } from "../http/prefer.ts";
import type { MockRequest } from "../http/request.ts";
import type { Engine } from "../prism/engine.ts";
import type { Operation } from "../prism/operation.ts";
import { isExamplePath, queryParameters } from "../prism/parameters.ts";
import { describePreference, readPreference } from "../prism/prefer.ts";

export interface CarryOutOptions {
  engine: Engine;
  /** The answer to a fault of the mock's own. */
  failure: Answer;
  /** Left out where examples are all that is asked for. */
  perform?: Perform;
  /** Faults that come by themselves. */
  nextFault?: NextFault | undefined;
  /** What was set for the next request of an operation, in place of its own preferences. */
  nextPreferences?: (operation: string) => Map<string, string> | undefined;
}

/** A request that was found right. */
export interface ValidRequest {
  request: MockRequest;
  operation: Operation;
  /** Values of the `{names}` in its path. */
  path: Record<string, string>;
  caller: Caller;
  body: unknown;
}

/** Answers a valid request: as it asks to be, as a fault has it, or as the platform would. */
export async function carryOut(
  valid: ValidRequest,
  options: CarryOutOptions,
  found: Omit<Exchange, "answer">,
): Promise<Answer> {
  const { request, operation } = valid;
  const preferences = options.nextPreferences?.(operation.iid ?? "") ?? readPrefer(request.headers.prefer?.toString());
  const asked = readFault(preferences);
  const preference = asked ? undefined : readPreference(preferences, operation);
  if (preference) found.reason = describePreference(preference);
  if (preference) return options.engine.example(operation, preference);

  const fault = asked ?? options.nextFault?.();
  if (!fault) return performed(valid, options, readLate(preferences));
  found.reason = describeFault(fault);
  if (fault.moment === "after") await performed(valid, options, readLate(preferences));
  return answerOf(fault, options.failure);
}

async function performed(
  { request, operation, path, caller, body }: ValidRequest,
  { engine, perform }: CarryOutOptions,
  late: number,
): Promise<Answer> {
  if (!perform) return engine.example(operation, {});
  const query = queryParameters(operation, request.query);
  const answer = await perform(operation.iid ?? "", { caller, path, query, body, late });
  // What the contract's examples name is there for everybody, and yet in nobody's list.
  return answer.status === 404 && isExamplePath(operation, path) ? engine.example(operation, {}) : answer;
}
