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

export interface BodyReader {
  read(): Promise<{ value?: Uint8Array | undefined }>;
  cancel(): Promise<unknown>;
}

/** What `setTimeout` can count, in milliseconds; with more it fires at once. */
export const longestTimeout: number = 2 ** 31 - 1;

/** The first version of Bun that does not send a POST again when a connection that was kept open turns out to be closed. */
const safeBun = "1.3.14";

/**
 * Rejects options that can only fail later. No value is quoted, as any of them may hold a secret.
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
  merged(headers);
  const { Bun } = globalThis as { Bun?: { version: string } };
  if (Bun && !options.fetch && Bun.version.localeCompare(safeBun, undefined, { numeric: true }) < 0) {
    throw new Error(`Bun ${Bun.version} can send a POST twice. Use ${safeBun} or later, or set fetch.`);
  }
}

/** What is given as headers of a request. */
export type HeaderValues = Headers | Record<string, unknown> | undefined;

/**
 * Headers in one, of which a later one replaces an earlier one, or removes it if it is null.
 *
 * @throws TypeError if HTTP does not allow one
 */
export function merged(...all: HeaderValues[]): Headers {
  const headers = new Headers();
  try {
    for (const some of all) {
      for (const [name, value] of some instanceof Headers ? some : Object.entries(some ?? {})) {
        if (value === null || value === undefined) headers.delete(name);
        else headers.set(name, `${value}`);
      }
    }
  } catch {
    throw malformed("headers");
  }
  return headers;
}

/** A mistake in the call. The value is not quoted, as it may hold a secret. */
export function malformed(name: string): TypeError {
  return new TypeError(`${name} is missing or malformed. See its documentation.`);
}

/** Whether a value is a map or a list. */
export function isObject(value: unknown): boolean {
  return Object(value) === value;
}

/** Whatever a response shows as text; JSON that is nested too deeply to be written again is none. */
export function textOf(shown: unknown): string {
  try {
    return typeof shown === "string" ? shown : `${JSON.stringify(shown)}`;
  } catch {
    return "";
  }
}
