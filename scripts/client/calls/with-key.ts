import type { Client } from "../openapi-fetch.js";

type Init = { params?: { query?: object } };
type Request = (method: string, path: string, init?: Init) => Promise<unknown>;

/** The part of a client that calls by path. */
export type Paths<Client> = Pick<Client, keyof Client & ("request" | "GET" | "POST")>;

/**
 * Makes a client send a key in the query of the operations that take it there.
 *
 * @param key the name of the parameter, and the operations, as `GET /path`
 */
export function withKey<PathTypes extends object>(
  client: Client<PathTypes>,
  key: { name: string; operations: string[] },
  value: string,
): Paths<Client<PathTypes>> {
  const send = client.request as unknown as Request;
  const request: Request = (method, path, init) => {
    const params = { ...init?.params, query: { ...init?.params?.query, [key.name]: value } };
    return send(method, path, key.operations.includes(`${method} ${path}`) ? { ...init, params } : init);
  };
  const calls = { request, GET: request.bind(undefined, "GET"), POST: request.bind(undefined, "POST") };
  return calls as unknown as Paths<Client<PathTypes>>;
}
