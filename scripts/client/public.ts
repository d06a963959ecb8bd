import { createCall } from "./calls/call.ts";
import { type ClientOptions, checkOptions } from "./calls/client-options.ts";
import { createPathClient } from "./calls/create-path-client.ts";
import type { Client } from "./calls/openapi-fetch.ts";
import type { paths } from "./public-api.d.ts";
import { key } from "./public-key.js";
import { methods } from "./public-methods.js";
import { type PublicOperations, publicOperations } from "./public-operations.js";
import type { PayoutPrerequestResult, PrerequestAccount, PrerequestMethod, PrerequestService } from "./schemas.d.ts";

export type { CallOptions, ResponseInfo } from "./calls/call.ts";
export type { BodyReader, ClientOptions, Fetch, FetchedResponse, FetchInit } from "./calls/client-options.ts";
export { type ApiErrors, type CreatePayout, type Failure, type Payout, PayoutsError } from "./calls/payouts-error.ts";
export { type FieldProblem, fieldRegExp, validateFields } from "./fields/validate-fields.ts";
export type { Outcome } from "./outcomes.js";
export type * from "./public-operations.js";
export type * from "./schemas.d.ts";

/** What a public client needs to know. */
export interface PublicClientOptions extends ClientOptions {
  /** A live or test public key. */
  publicKey: string;
}

/** A client of the public API that is typed by path, and no more. */
export type PublicPathClient = Pick<Client<paths>, (typeof methods)[number]>;

/**
 * A client of the public API. Each operation of the contract is a function, which resolves to what the API shows or rejects
 * with a {@link PayoutsError}. The functions that are named after
 * HTTP methods, such as `GET`, call by path, and resolve to `{ data, response }` or `{ error, response }`.
 */
export interface PublicClient extends PublicPathClient, PublicOperations {
  /**
   * Asks which services can pay an amount, like `createPayoutPrerequest`, and sorts the response.
   *
   * @throws PayoutsError
   */
  prerequest(...parameters: Parameters<PublicOperations["createPayoutPrerequest"]>): Promise<Prerequest>;
}

/**
 * Makes a client of the public API, which sends the public key where the contract says that it goes. Amounts are in major units
 * of the currency, times in Unix seconds.
 *
 * @throws TypeError if an option is missing or can't work
 */
export function createPublicClient(options: PublicClientOptions): PublicClient {
  const client = createFetchClient(options);
  const operations = publicOperations(createCall(client), options.publicKey);
  return {
    ...client,
    ...operations,
    prerequest: async (...parameters) => sortPrerequest(await operations.createPayoutPrerequest(...parameters)),
  };
}

/**
 * Makes the part of the client that is typed by path, for programs in which every byte counts. An error always has the API's
 * form, even if a proxy responded without a body.
 *
 * @throws TypeError if an option is missing or can't work
 */
export function createPublicPathClient(options: PublicClientOptions): PublicPathClient {
  return createFetchClient(options);
}

function createFetchClient(options: PublicClientOptions): Paths<Client<paths>> {
  const { publicKey } = options;
  checkOptions(options, { publicKey: /./ });
  return withKey(createPathClient<paths>(options, methods), key, publicKey);
}

type Init = { params?: { query?: object } };
type Request = (method: string, path: string, init?: Init) => Promise<unknown>;

/** The part of a client that calls by path. */
export type Paths<Client> = Pick<Client, keyof Client & ("request" | (typeof methods)[number])>;

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
  const calls = methods.map((method) => [method, async (path: string, init?: Init) => request(method, path, init)]);
  return { request, ...Object.fromEntries(calls) } as unknown as Paths<Client<PathTypes>>;
}

/** What a pre-request finds, wherever the platform put it. */
export interface Prerequest {
  /** The services that fit, by code. */
  services: Record<string, PrerequestService>;
  /** The methods of the services, by code. */
  methods: Record<string, PrerequestMethod>;
  /** The account that the public key belongs to, if the response says. */
  account: PrerequestAccount | undefined;
}

/**
 * Sorts the response to a pre-request, in which methods and account may stand among the services or beside them, and an empty
 * map may come as a list.
 */
export function sortPrerequest(result: PayoutPrerequestResult): Prerequest {
  const { methods, account, ...services } = { ...result.services } as Exclude<
    PayoutPrerequestResult["services"],
    unknown[]
  >;
  return {
    services: services as Prerequest["services"],
    methods: { ...methods, ...result.methods } as Prerequest["methods"],
    account: result.account ?? account,
  };
}
