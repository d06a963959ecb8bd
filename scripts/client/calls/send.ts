import type { ClientOptions } from "./client-options.ts";
import type { FetchedResponse } from "./fetch.ts";
import { readableError } from "./readable-error.ts";
import { sendOnce } from "./send-once.ts";

/**
 * Makes the `fetch` below a client: it sends a request once, waits as long as it may, and reads the answer to its end, so that
 * one cut in the middle rejects. It follows no redirect, which would send a POST again or turn it into a GET.
 */
export function createSend({
  fetch = sendOnce,
  timeout = 30_000,
}: ClientOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const { url, method, headers, signal: caller } = request;
    const body = await request.text();
    caller.throwIfAborted();
    const controller = new AbortController();
    const { signal } = controller;
    // A `fetch` that was handed in may pay no heed to the signal.
    const stopped = new Promise<never>((_resolve, reject) => {
      signal.onabort = () => reject(signal.reason);
    });
    // The signal of the request is its own, so that nothing has to be removed from it.
    caller.onabort = () => controller.abort(caller.reason);
    const late = () => controller.abort(new DOMException(`no answer within ${timeout} ms`, "TimeoutError"));
    const timer = setTimeout(late, timeout);
    const init = { method, headers: Object.fromEntries(headers), signal, redirect: "manual" } as const;
    const ask = async () => readToEnd(await fetch(url, body ? { ...init, body } : init));
    return Promise.race([ask(), stopped]).finally(() => clearTimeout(timer));
  };
}

/** The answer with its text at hand, which is in the API's form if the answer is an error. */
async function readToEnd(response: FetchedResponse): Promise<Response> {
  const { status, statusText } = response;
  const ok = status > 199 && status < 300;
  const given = await response.text();
  const read = ok ? given : readableError(given, status, statusText);
  const body = { ok, text: async () => read, json: async () => JSON.parse(read) };
  return Object.defineProperties(response as Response, Object.getOwnPropertyDescriptors(body));
}
