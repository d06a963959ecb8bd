import { setTimeout as wait } from "node:timers/promises";
import { OwnError, readToEnd } from "../client/calls/create-path-client.ts";
import { isSuccess, type PlacedOperation, responseOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import type { Deployment, Request } from "./deployment.ts";
import type { Exchange, ReceivedResponse } from "./judgement.ts";
import { parseText } from "./read-json.ts";
import type { Call } from "./run-workflow.ts";

/** How much a run may do. */
export interface Limits {
  allowWrites: boolean;
  maxRequests: number;
  maxWrites: number;
  /** Requests a second. */
  rate: number;
}

/** A request that was not sent, and why. */
export class Withheld extends Error {}

/** A response that never came. */
export class NoResponse extends Error {}

/** Longest time that a response is waited for, in milliseconds. */
const patience = 10_000;

/** After so many requests in a row without a response, no other is sent. */
const mostSilent = 5;

/**
 * Sends what the limits allow: nothing that writes unless it was allowed, then only tests, and only what this run created is
 * processed.
 *
 * @param see is shown every exchange
 */
export function createSender(
  deployment: Deployment,
  limits: Limits,
  see: (exchange: Exchange) => void,
): (call: Call) => Promise<ReceivedResponse> {
  const own = new Set<unknown>();
  /** Creations whose outcome is unknown. */
  const open = new Set<string>();
  let [requests, writes, next, silent] = [0, 0, 0, 0];
  let live = false;
  return async (call) => {
    const request = deployment.request(call);
    if (silent >= mostSilent) throw new Withheld(`the last ${mostSilent} requests had no response`);
    if (isWrite(request.placed)) {
      if (live) throw new Withheld("a test was asked for, and a payout came that is not shown as one");
      if (!limits.allowWrites) throw new Withheld("it writes; give --allow-writes to create test payouts");
      if (call.body === undefined && !own.has(call.path.id))
        throw new Withheld("the payout is none that this run created as a test");
      if (call.body !== undefined && payoutOf(call.body).testMode !== true) throw new Withheld("test_mode is not true");
      if (++writes > limits.maxWrites) throw new Withheld(`--max-writes ${limits.maxWrites} is used up`);
    }
    if (++requests > limits.maxRequests) throw new Withheld(`--max-requests ${limits.maxRequests} is used up`);
    await wait(Math.max(0, next - Date.now()));
    next = Math.max(next, Date.now()) + 1000 / limits.rate;
    silent++;
    const response = await exchange(request);
    silent = 0;
    if (payoutOf(call.body).testMode === true) {
      const { id, testMode } = payoutOf(response.body);
      const { "x-outcome": outcome } = responseOf(request.placed.operation, response.status) ?? {};
      const creation = JSON.stringify(call.body);
      // What was created by an earlier request of the run, whose response did not tell, is the run's own as well.
      const created = isSuccess(response.status) || (outcome === "duplicate" && open.has(creation) && id !== undefined);
      if (created ? testMode !== true : testMode === false) live = true;
      else if (created) own.add(id);
      if (outcome === "unknown") open.add(creation);
    }
    // A lookup that says otherwise is believed, too.
    if (payoutsIn(response.body).some(({ id, testMode }) => own.has(id) && testMode !== true)) live = true;
    const { placed, url } = request;
    see({ placed, url, path: call.path, body: call.body, response, at: Date.now() });
    return response;
  };
}

async function exchange({ placed, url, headers, body }: Request): Promise<ReceivedResponse> {
  try {
    const response = await fetch(url, {
      method: placed.method.toUpperCase(),
      headers,
      // Credentials go where they were sent, and nowhere else.
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    // A byte order mark is judged, and stays.
    const text = await readToEnd(response, limit, new TextDecoder("utf-8", { ignoreBOM: true }));
    return { status: response.status, headers: response.headers, text, body: parseText(text) };
  } catch (error) {
    const { cause, name, message } = error as Error & { cause?: { code?: string; message?: string } };
    throw new NoResponse(cause?.code ?? cause?.message ?? (error instanceof OwnError ? message : name));
  }
}

/** How large a response may be, in bytes. */
const limit = 10_000_000;

/** Whether an operation moves anything: it is no lookup, and its success concerns a payout. */
function isWrite({ method, operation }: PlacedOperation): boolean {
  const successes = Object.entries(operation.responses)
    .filter(([status]) => isSuccess(status))
    .map(([, response]) => response["x-outcome"]);
  return method !== "get" && successes.some((outcome) => outcome !== "none");
}

/** What a payout's document says of itself. */
export function payoutOf(body: unknown): { id?: unknown; testMode?: unknown } {
  return payoutsIn(body)[0] ?? {};
}

/** What a document says of the payout that it shows, or of each in its list. */
function payoutsIn(body: unknown): { id: unknown; testMode: unknown }[] {
  const shown = isObject(body) ? [body.data].flat().filter(isObject) : [];
  // The public API shows a payout flat.
  return shown.map(({ id, attributes, ...flat }) => ({
    id,
    testMode: (isObject(attributes) ? attributes : flat).test_mode,
  }));
}
