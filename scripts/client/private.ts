import type { Client } from "openapi-fetch";
import createClient from "openapi-fetch";
import type { paths } from "./private-api.d.ts";
import { readableErrors } from "./readable-errors.ts";

/** What a private client needs to know. */
export interface PrivateClientOptions {
  /** Where the private API is, base path included, such as `https://HOST/api`. */
  baseUrl: string;
  /** The commerce account's ID: the user name of Basic authentication. */
  accountId: string;
  /** The account's API key: the password of Basic authentication. Keep it on the server. */
  apiKey: string;
  /** Used in place of the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * Makes a typed client of the private API: `client.POST("/payout-invoices", { body })` and so on. Each call resolves to
 * `{ data, response }`, or to `{ error, response }` where the API refused. An error always has the API's form, even if a
 * proxy answered without a body or with one that is no JSON. A call rejects where no answer came, or none that could be
 * read; the outcome of a creation is then unknown.
 *
 * Amounts are in major units of the currency, times in Unix seconds.
 */
export function createPrivateClient(options: PrivateClientOptions): Client<paths> {
  const { baseUrl, accountId, apiKey, fetch } = options;
  const headers = { Authorization: `Basic ${base64(`${accountId}:${apiKey}`)}` };
  const client = createClient<paths>(fetch ? { baseUrl, headers, fetch } : { baseUrl, headers });
  client.use(readableErrors);
  return client;
}

/** Base64 of a text's UTF-8 bytes, which RFC 7617 leaves to servers to ask for and all of them take. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
