import type { Client } from "openapi-fetch";
import createClient from "openapi-fetch";
import type { paths } from "./public-api.d.ts";
import { readableErrors } from "./readable-errors.ts";

/** What a public client needs to know. */
export interface PublicClientOptions {
  /** Where the public API is, base path included, such as `https://HOST/public-api`. */
  baseUrl: string;
  /** A live (`pk_live_...`) or test (`pk_test_...`) public key. */
  publicKey: string;
  /** Used in place of the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * Makes a typed client of the public API: `client.GET("/payout-invoices/{id}", { params: { path: { id } } })` and so on.
 * Look-ups carry the public key in the query; a pre-request carries it in its body, where the caller puts it. Each call
 * resolves to `{ data, response }`, or to `{ error, response }` where the API refused. An error always has the API's form,
 * even if a proxy answered without a body or with one that is no JSON. A call rejects where no answer came, or none that
 * could be read.
 *
 * Amounts are in major units of the currency, times in Unix seconds.
 */
export function createPublicClient(options: PublicClientOptions): Client<paths> {
  const { baseUrl, publicKey, fetch } = options;
  const client = createClient<paths>(fetch ? { baseUrl, fetch } : { baseUrl });
  client.use(readableErrors, {
    onRequest({ request }) {
      if (request.method !== "GET") return undefined;
      const url = new URL(request.url);
      url.searchParams.set("public_key", publicKey);
      return new Request(url, request);
    },
  });
  return client;
}
