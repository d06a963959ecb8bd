import type { Fetch } from "./fetch.ts";
import { malformed } from "./malformed.ts";

/** What both clients need to know besides their credentials. */
export interface ClientOptions {
  /** Where the API is, base path included. Some deployments have a host of its own for it, without a base path. */
  baseUrl: string;
  /** Used in place of the global `fetch`. */
  fetch?: Fetch;
  /** How long an answer may take, its body included, in milliseconds; 30,000 by default, and at most 2,147,483,647. */
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
  for (const [name, form] of Object.entries(forms)) {
    if (!form.test(given[name] ?? "")) throw malformed(name);
  }
  if (!(timeout > 0 && timeout <= longestTimeout)) throw malformed("timeout");
  try {
    new Headers(headers);
  } catch {
    throw malformed("headers");
  }
}
