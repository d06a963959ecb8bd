import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { setTimeout as wait } from "node:timers/promises";
import { isSuccess, type PlacedOperation, responseOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import type { Deployment, Request } from "./deployment.ts";
import type { Call, CallResponse } from "./run-workflow.ts";

/** How much a run may do. */
export interface Limits {
  allowWrites: boolean;
  maxRequests: number;
  maxWrites: number;
  /** Requests a second. */
  rate: number;
}

export interface ReceivedResponse extends CallResponse {
  text: string;
}

/** A request that was not sent, and why. */
export class Withheld extends Error {}

/** A response that never came. */
export class NoResponse extends Error {}

/** Longest time that a response is waited for, in milliseconds. */
const patience = 30_000;

/**
 * Sends what the limits allow: nothing that writes unless it was allowed, then only tests, and only what this run created is
 * processed.
 *
 * @param see is shown every exchange
 */
export function createSender(
  deployment: Deployment,
  limits: Limits,
  see: (request: Request, response: ReceivedResponse) => void,
): (call: Call) => Promise<ReceivedResponse> {
  const own = new Set<unknown>();
  let [requests, writes, next] = [0, 0, 0];
  let live = false;
  return async (call) => {
    const request = deployment.request(call);
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
    const response = await exchange(request);
    if (payoutOf(call.body).testMode === true) {
      const { id, testMode } = payoutOf(response.body);
      const created = responseOf(request.placed.operation, response.status)?.["x-outcome"] === "created";
      if (created ? testMode !== true : testMode === false) live = true;
      else if (created) own.add(id);
    }
    // A lookup that says otherwise is believed, too.
    if (payoutsIn(response.body).some(({ id, testMode }) => own.has(id) && testMode !== true)) live = true;
    see(request, response);
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
    const text = await readText(response);
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  } catch (error) {
    const { cause, name } = error as Error & { cause?: { code?: string; message?: string } };
    throw new NoResponse(cause?.code ?? cause?.message ?? name);
  }
}

/** How large a response may be, in bytes. */
const limit = 10_000_000;

/** @throws Error if it is larger; the rest is not read */
async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (!body) return "";
  for await (const chunk of Readable.fromWeb(body as WebStream)) {
    size += chunk.length;
    if (size > limit) throw new Error("", { cause: { message: `the response is larger than ${limit} bytes` } });
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

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
  return shown.map(({ id, attributes }) => ({ id, testMode: isObject(attributes) ? attributes.test_mode : undefined }));
}
