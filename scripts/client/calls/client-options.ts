import type { Fetch } from "./fetch.ts";

/** What both clients need to know besides their credentials. */
export interface ClientOptions {
  /** Where the API is, base path included. Some deployments have a host of its own for it, without a base path. */
  baseUrl: string;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch;
  /** How long an answer may take, its body included, in milliseconds; 30,000 by default. */
  timeout?: number;
  /** Headers to send with each request, besides the client's own. */
  headers?: Record<string, string>;
}

/** What `setTimeout` can count, in milliseconds; with more it fires at once. */
const longestTimeout = 2 ** 31 - 1;

/**
 * Refuses options that can only fail later. No value is quoted, as any of them may hold a secret.
 *
 * @param credentials each that the client has, and the form that it needs
 * @throws TypeError
 */
export function checkOptions(options: ClientOptions, credentials: Record<string, RegExp>): void {
  const { timeout = 1, headers } = options;
  const forms = { ...credentials, baseUrl: /^https?:\/\/[^\s@?#]+$/ };
  const given = options as unknown as Record<string, string>;
  const wrong = Object.entries(forms).find(([name, form]) => !form.test(given[name] ?? ""))?.[0];
  if (wrong) throw new TypeError(`${wrong} is missing or malformed`);
  if (!(timeout > 0 && timeout <= longestTimeout)) throw new TypeError("timeout is out of range");
  try {
    new Headers(headers);
  } catch {
    throw new TypeError("headers are malformed");
  }
}
