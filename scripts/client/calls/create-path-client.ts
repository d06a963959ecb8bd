import { type ClientOptions, type FetchedResponse, type FetchInit, isObject } from "./client-options.ts";
import { type Client, createClient, type Sent } from "./openapi-fetch.ts";

/**
 * Makes a client that calls by path.
 *
 * @param methods the HTTP methods that it has a function for
 * @param authorization the header of that name in each request
 * @param secrets what no error may show, even if a server repeats it
 */
export function createPathClient<Paths extends object>(
  options: ClientOptions,
  methods: readonly string[],
  authorization?: string,
  secrets?: string[],
): Client<Paths> {
  return createClient<Paths>(options.baseUrl, options.headers, methods, createSend(options, authorization, secrets));
}

/** What ends a request from here. Its message is this client's own, and shows nothing of the request. */
export class OwnError extends Error {}

/**
 * Makes the `fetch` below a client: it sends a request once, waits as long as it may, and reads the response to its end, so that
 * one cut in the middle rejects. It follows no redirect, which would send a POST again or turn it into a GET.
 */
export function createSend(
  { fetch = sendOnce, timeout = 30_000, maxBodySize = 10_000_000 }: ClientOptions,
  authorization?: string,
  secrets: string[] = [],
): (sent: Sent) => Promise<Response> {
  return async ({ url, method, headers, body, signal: caller }) => {
    caller?.throwIfAborted();
    const controller = new AbortController();
    // A `fetch` that was handed in may pay no heed to the signal.
    let callOff = () => {};
    const stopped = new Promise<never>((_resolve, reject) => {
      callOff = alarm(timeout, caller, () => {
        reject(caller?.aborted ? caller.reason : new OwnError(`no response within ${timeout} ms`));
        controller.abort();
      });
    });
    if (authorization) headers.set("authorization", authorization);
    if (body !== undefined) headers.set("content-type", "application/json");
    const ask = async () => {
      const init = {
        method,
        headers: Object.fromEntries(headers),
        body,
        signal: controller.signal,
        redirect: "manual",
        ...uncached(),
      } as const;
      const response = await fetch(url, init as FetchInit);
      return readable(response, await readToEnd(response, maxBodySize), secrets);
    };
    try {
      return await Promise.race([ask(), stopped]);
    } finally {
      callOff();
    }
  };
}

/**
 * Calls back after a time, in milliseconds, or as soon as a signal aborts.
 *
 * @returns what calls it off
 */
export function alarm(time: number, signal: AbortSignal | null | undefined, ring: () => void): () => void {
  const timer = setTimeout(ring, time);
  signal?.addEventListener("abort", ring);
  if (signal?.aborted) ring();
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", ring);
  };
}

/** Some frameworks keep what a GET returned, which would show a payout as it was. Some run times don't know the setting. */
function uncached(): { cache?: "no-store" } {
  return "cache" in Object(globalThis.Request?.prototype) ? { cache: "no-store" } : {};
}

/** @throws OwnError if the body has more bytes than it may have, of which the rest is not read */
export async function readToEnd(
  response: FetchedResponse,
  maxBodySize: number,
  decoder: TextDecoder = new TextDecoder(),
): Promise<string> {
  const tooLarge = () => new OwnError(`the response is larger than ${maxBodySize} bytes`);
  const reader = response.body?.getReader?.();
  if (!reader) {
    const text = await response.text();
    if (text.length > maxBodySize) throw tooLarge();
    return text;
  }
  let text = "";
  let size = 0;
  for (;;) {
    const { value } = await reader.read();
    if (!value) return text + decoder.decode();
    size += value.length;
    if (size > maxBodySize) {
      reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The response with its text at hand, which is in the API's form, and shows no secret, if it is an error. */
function readable(response: FetchedResponse, given: string, secrets: string[]): Response {
  const { status, statusText } = response;
  const ok = status > 199 && status < 300;
  let read = given;
  if (!ok) {
    for (const secret of secrets) {
      // A text this short stands anywhere by chance. JSON may have a backslash before each slash.
      if (secret.length > 11) {
        read = read.replaceAll(secret, "***").replaceAll(secret.replaceAll("/", "\\/"), "***");
      }
    }
    read = readableError(read, status, statusText);
  }
  const body = { ok, text: async () => read, json: async () => JSON.parse(read) };
  return Object.defineProperties(response as Response, Object.getOwnPropertyDescriptors(body));
}

/** What hands the requests of Node's own `fetch` to the network. */
interface Dispatcher {
  dispatch(options: unknown, handler: unknown): boolean;
}

/**
 * Sends by the global `fetch`, and only once: Node's sends a POST again by itself after a 421. It is looked up at each call,
 * so that a library that replaces it in tests may do so at any time.
 */
export function sendOnce(url: string, init: FetchInit): Promise<Response> {
  const key = Symbol.for("undici.globalDispatcher.1");
  const { [key]: global } = globalThis as { [key]?: Dispatcher };
  let sent = false;
  const dispatch: Dispatcher["dispatch"] = (options, handler) => {
    if (sent || !global) throw new Error("sent");
    sent = true;
    return global.dispatch(options, handler);
  };
  return globalThis.fetch(url, global ? ({ ...init, dispatcher: { dispatch } } as RequestInit) : init);
}

/** A document of the API, as far as it can be told without its schema. */
export interface ApiDocument {
  data?: unknown;
  errors?: unknown;
}

/**
 * Gives the body of an error the API's own form. A proxy before the platform may respond with no body, or with one that is no
 * JSON; `error` would then be undefined or a text, and a program that asks for it would take the failure for a success.
 */
export function readableError(text: string, status: number, statusText: string): string {
  const { errors, data } = Object(parseJson(text)) as ApiDocument;
  if (Array.isArray(errors) ? errors.every(isObject) : isObject(errors)) return text;
  return JSON.stringify({ errors: [{ status: statusText || "Unknown", code: `${status}` }], data });
}

/** The value of a JSON text; undefined if it is none. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text as string);
  } catch {
    return undefined;
  }
}
