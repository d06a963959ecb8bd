import createClient, { type Client } from "../openapi-fetch.js";

/**
 * Makes a client that calls by path.
 *
 * @param authorization the header of that name in each request
 * @param secrets what no error may show, even if a server repeats it
 */
export function createPathClient<Paths extends object>(
  options: ClientOptions,
  authorization?: string,
  secrets: string[] = [],
): Client<Paths> {
  const { baseUrl, headers } = options;
  const fetch = createSend(options, authorization, secrets) as unknown as (request: Request) => Promise<Response>;
  return createClient<Paths>({ baseUrl, headers: { ...headers }, fetch, Request: Sent as never });
}

/** The functions of a client that call by path, by the HTTP methods that its operations have. */
export function pickMethods<Client, Method extends keyof Client>(
  client: Client,
  methods: readonly Method[],
): Pick<Client, Method> {
  return Object.fromEntries(methods.map((method) => [method, client[method]])) as Pick<Client, Method>;
}

/** What both clients need to know besides their credentials. */
export interface ClientOptions {
  /** Where the API is, base path included. Some deployments have a host of its own for it, without a base path. */
  baseUrl: string;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch;
  /** How long a response may take, its body included, in milliseconds; 30,000 by default, and at most 2,147,483,647. */
  timeout?: number;
  /** How large the body of a response may be, in bytes; 10,000,000 by default. What is larger is read no further. */
  maxBodySize?: number;
  /** Headers to send with each request, besides the client's own, which they can't replace. */
  headers?: Record<string, string>;
}

/** What `setTimeout` can count, in milliseconds; with more it fires at once. */
export const longestTimeout: number = 2 ** 31 - 1;

/** The first version of Bun that does not send a POST again when a connection that was kept open turns out to be closed. */
const safeBun = "1.3.14";

/**
 * Refuses options that can only fail later. No value is quoted, as any of them may hold a secret.
 *
 * @param credentials each that the client has, and the form that it needs
 * @throws TypeError
 * @throws Error on a run time that sends a payout twice
 */
export function checkOptions(options: ClientOptions, credentials: Record<string, RegExp>): void {
  const { timeout = 1, maxBodySize = 1, headers } = options;
  const forms = { ...credentials, baseUrl: /^https?:\/\/[^\s@?#]+$/ };
  const given = options as unknown as Record<string, string>;
  for (const [name, form] of Object.entries(forms)) {
    if (!form.test(given[name] ?? "")) throw malformed(name);
  }
  if (!(timeout > 0 && timeout <= longestTimeout)) throw malformed("timeout");
  if (!(maxBodySize > 0)) throw malformed("maxBodySize");
  checkHeaders(headers);
  const { Bun } = globalThis as { Bun?: { version: string } };
  if (Bun && !options.fetch && Bun.version.localeCompare(safeBun, undefined, { numeric: true }) < 0) {
    throw new Error(`Bun ${Bun.version} may send a POST twice. Use Bun ${safeBun} or later, or a fetch of your own.`);
  }
}

/** @throws TypeError if HTTP does not allow a header */
export function checkHeaders(headers: Record<string, string> | undefined): void {
  try {
    new Headers(headers);
  } catch {
    throw malformed("headers");
  }
}

/** A mistake in the call. The value is not quoted, as it may hold a secret. */
export function malformed(name: string): TypeError {
  return new TypeError(`${name} is missing or malformed. See its documentation.`);
}

/** A call as openapi-fetch makes it. */
export interface Sent {
  url: string;
  method: string;
  headers: Headers;
  body?: string;
  signal?: AbortSignal;
}

/** Stands for `Request` in openapi-fetch: a real one would cost more than all else here, only to be taken apart again. */
export function Sent(url: string, init: Omit<Sent, "url">): Sent {
  return { ...init, url };
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
    const { signal } = controller;
    // A `fetch` that was handed in may pay no heed to the signal.
    const stopped = new Promise<never>((_resolve, reject) => {
      signal.onabort = () => reject(signal.reason);
    });
    const stop = () => controller.abort(caller?.reason);
    caller?.addEventListener("abort", stop);
    const late = () => controller.abort(new OwnError(`no response within ${timeout} ms`));
    const timer = setTimeout(late, timeout);
    if (authorization) headers.set("authorization", authorization);
    if (body !== undefined) headers.set("content-type", "application/json");
    const init = { method, headers: Object.fromEntries(headers), signal, redirect: "manual", ...uncached() } as const;
    const ask = async () => {
      const response = await fetch(url, body === undefined ? init : { ...init, body });
      return readable(response, await readToEnd(response, maxBodySize), secrets);
    };
    try {
      return await Promise.race([ask(), stopped]);
    } finally {
      clearTimeout(timer);
      caller?.removeEventListener("abort", stop);
    }
  };
}

/** Some frameworks keep what a GET returned, which would show a payout as it was. Some run times don't know the setting. */
function uncached(): { cache?: "no-store" } {
  return "cache" in Object(globalThis.Request?.prototype) ? { cache: "no-store" } : {};
}

/** @throws OwnError if the body has more bytes than it may have, of which the rest is not read */
async function readToEnd(response: FetchedResponse, maxBodySize: number): Promise<string> {
  const tooLarge = () => new OwnError(`the response is larger than ${maxBodySize} bytes`);
  const reader = response.body?.getReader?.();
  if (!reader) {
    const text = await response.text();
    if (text.length > maxBodySize) throw tooLarge();
    return text;
  }
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (let part = await reader.read(); part.value; part = await reader.read()) {
    size += part.value.length;
    if (size > maxBodySize) {
      reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** The response with its text at hand, which is in the API's form, and shows no secret, if it is an error. */
function readable(response: FetchedResponse, given: string, secrets: string[]): Response {
  const { status, statusText } = response;
  const ok = status > 199 && status < 300;
  // A text this short stands anywhere by chance. JSON may have a backslash before each slash.
  const long = secrets.filter(({ length }) => length > 11);
  const hidden = long.flatMap((secret) => [secret, secret.replaceAll("/", "\\/")]);
  const error = () =>
    readableError(
      hidden.reduce((text, secret) => text.replaceAll(secret, "***"), given),
      status,
      statusText,
    );
  const read = ok ? given : error();
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
    if (sent || !global) throw new Error("sent already");
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
 * Gives the body of an error the API's own form. A proxy before the platform may answer with no body, or with one that is no
 * JSON; `error` would then be undefined or a text, and a program that asks for it would take the failure for a success.
 */
export function readableError(text: string, status: number, statusText: string): string {
  const { errors, data } = readDocument(text);
  if (Array.isArray(errors) ? errors.every(isObject) : isObject(errors)) return text;
  return JSON.stringify({ errors: [{ status: statusText || "Unknown", code: `${status}` }], data });
}

/** The document in a text; an empty one if there is none. */
export function readDocument(text: string | undefined): ApiDocument {
  return Object(parseJson(text));
}

/** The value of a JSON text; undefined if it is none. */
export function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text as string);
  } catch {
    return undefined;
  }
}

/** Whether a value is a map or a list. */
export function isObject(value: unknown): boolean {
  return Object(value) === value;
}

/**
 * The `fetch` that a client sends by. The global one fits, undici's does, and a test's may leave its arguments out. A client
 * asks for text alone, and never for a redirect to be followed.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedResponse>;

/** What a client hands to `fetch`, besides the URL. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: "manual";
  cache?: "no-store";
  signal: AbortSignal;
}

/** What a client reads of a response. */
export interface FetchedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: { get(name: string): string | null };
  /** Read as it comes, if it is there, so that a body without an end has one. */
  readonly body?: { getReader(): BodyReader } | null;
  text(): Promise<string>;
}

interface BodyReader {
  read(): Promise<{ value?: Uint8Array | undefined }>;
  cancel(): Promise<unknown>;
}
