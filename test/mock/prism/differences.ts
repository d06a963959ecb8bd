import type { ContractRequest } from "./contract-requests.ts";

/** A kind of request that stock Prism and the mock answer with different statuses. */
export interface Difference {
  name: string;
  /** Why the mock does otherwise. */
  reason: string;
  /** Whether it takes the state of the platform; without it examples are answered, as by Prism. */
  stateful?: true;
  /** The statuses that the mock may answer, besides one that `Prefer` asks for. A 500 is none of them. */
  own: number[];
  applies(request: ContractRequest, stock: number): boolean;
}

const isPublic = ({ path }: ContractRequest) => path.startsWith("/public-api/");
const credentials = ({ headers: { Authorization = "" } }: ContractRequest) => atob(Authorization.split(" ")[1] ?? "");
const isBasic = ({ headers }: ContractRequest) => /^Basic ./.test(headers.Authorization ?? "");

/** Whether a difference explains how a request was answered by Prism, which is `stock`, and by the mock, which is `own`. */
export function explains(difference: Difference, request: ContractRequest, stock: number, own: number): boolean {
  const bounded = difference.own.includes(own) || request.headers.Prefer === `code=${own}`;
  return bounded && difference.applies(request, stock);
}

export const differences: Difference[] = [
  {
    name: "credentials beside an operation that needs none",
    reason: "Prism rejects a request that has an Authorization header where the contract allows to do without one.",
    own: [200, 404, 405, 406, 415, 422],
    applies: (request, stock) => isPublic(request) && "Authorization" in request.headers && stock === 401,
  },
  {
    name: "a colon in the password",
    reason: "RFC 7617 splits at the first colon; Prism wants no other.",
    own: [200, 201, 404, 405, 406, 409, 415, 422],
    applies: (request, stock) => isBasic(request) && credentials(request).split(":").length > 2 && stock === 401,
  },
  {
    name: "no user name and no password",
    reason: "Prism takes a lone colon for credentials.",
    own: [401],
    applies: (request, stock) => isBasic(request) && credentials(request) === ":" && stock !== 401,
  },
  {
    name: "a malformed public key in the query",
    reason: "Prism looks at its being there alone.",
    own: [401],
    applies: ({ query }, stock) =>
      query.some(([name, value]) => name === "public_key" && !/^pk_/.test(value)) && stock !== 401,
  },
  {
    name: "an empty segment in the path",
    reason: "A parameter in a path is never empty; Prism routes to the operation and misses the parameter.",
    own: [404],
    applies: ({ path }) => path.endsWith("/"),
  },
  {
    name: "a comma in an ID",
    reason: "Prism makes a list of a parameter that is a string.",
    own: [200, 401, 404],
    applies: ({ path }, stock) => path.includes(",") && stock === 422,
  },
  {
    name: "a parameter in capitals",
    reason: "Names of parameters have a case; one in another is unknown, and no filter that is then forgotten.",
    own: [200, 401, 404, 422],
    applies: ({ query }, stock) => query.some(([name]) => /[A-Z]/.test(name)) && [200, 401, 422].includes(stock),
  },
  {
    name: "a parameter without a value",
    reason: "Prism takes it for missing, and a lookup by an empty reference would list every payout.",
    own: [422],
    applies: ({ query }, stock) =>
      query.some(([name, value]) => value === "" && name !== "public_key") && stock !== 401,
  },
  {
    name: "an Accept without JSON, and something else wrong",
    reason: "The mock says 406 before it looks at parameters and body, Prism after.",
    own: [406],
    applies: ({ headers }, stock) => headers.Accept === "text/html" && stock === 422,
  },
  {
    name: "an answer forced against Accept",
    reason:
      "Where Prism can't satisfy Accept, a forced code makes it try another status, answer without a body or fail.",
    own: [406],
    applies: ({ headers }) => headers.Accept === "text/html" && "Prefer" in headers,
  },
  {
    name: "another content type, or none",
    reason: "Prism answers 422, as 415 is not listed, and takes a body without a type for JSON.",
    own: [415],
    applies: ({ json, headers }, stock) =>
      json !== undefined && headers["Content-Type"] !== "application/json" && stock !== 401,
  },
  {
    name: "HEAD",
    reason: "HTTP has it wherever GET is.",
    own: [200, 401, 404, 406, 422],
    applies: ({ method }, stock) => method === "HEAD" && stock === 405,
  },
  {
    name: "a success that is not documented",
    reason: "Prism answers it with an error as its body, by way of `default`.",
    own: [422],
    applies: ({ headers }, stock) => headers.Prefer === "code=204" && stock === 204,
  },
  {
    name: "an example that does not exist",
    reason: "Prism answers 404, which would be an answer of the API.",
    own: [422],
    applies: ({ headers }, stock) => /example=/.test(headers.Prefer ?? "") && stock === 404,
  },
  {
    name: "a Prefer that can't be read",
    reason: "Prism reads it before anything else; the mock once it knows the operation and the caller.",
    own: [401, 404, 405, 406],
    applies: ({ headers }, stock) => headers.Prefer === "code=x" && stock === 422,
  },
  {
    name: "what there is not",
    reason: "The mock knows what was created.",
    stateful: true,
    own: [404],
    applies: ({ path, method }, stock) => /-(invoices|services)\/./.test(path) && method !== "PUT" && stock < 300,
  },
  {
    name: "the same reference again",
    reason: "The mock knows what was created.",
    stateful: true,
    own: [409],
    applies: ({ path, method }, stock) => path === "/api/payout-invoices" && method === "POST" && stock === 201,
  },
  {
    name: "what the service's definition rejects",
    reason: "The contract leaves fields and limits to the service.",
    stateful: true,
    own: [422],
    applies: ({ json }, stock) => json?.data?.attributes?.service === "card" && stock === 201,
  },
  {
    name: "a malformed public key in a pre-request",
    reason: "The key says whether the pre-request is a test; one that says neither is no key.",
    stateful: true,
    own: [401],
    applies: ({ json }, stock) => !/^pk_/.test(json?.public_key) && stock === 200,
  },
];
