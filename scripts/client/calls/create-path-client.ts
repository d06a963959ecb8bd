import createClient, { type Client } from "../openapi-fetch.js";
import type { ClientOptions } from "./client-options.ts";
import { createSend, Sent } from "./send.ts";

/** Makes a client that calls by path, with these headers in each request. */
export function createPathClient<Paths extends object>(
  options: ClientOptions,
  headers?: Record<string, string>,
): Client<Paths> {
  const { baseUrl } = options;
  const fetch = createSend(options) as unknown as (request: Request) => Promise<Response>;
  return createClient<Paths>({ baseUrl, headers: { ...options.headers, ...headers }, fetch, Request: Sent as never });
}
