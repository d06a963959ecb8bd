import type { ContractRequest } from "./contract-requests.ts";

/** A kind of request that stock Prism and the mock answer with different statuses. */
export interface Difference {
  name: string;
  /** Why the mock does otherwise. */
  reason: string;
  /** Whether it takes the state of the platform; without it examples are answered, as by Prism. */
  stateful?: true;
  applies(request: ContractRequest, stock: number, own: number): boolean;
}

const isPublic = ({ path }: ContractRequest) => path.startsWith("/public-api/");
const credentials = ({ headers: { Authorization = "" } }: ContractRequest) => atob(Authorization.split(" ")[1] ?? "");
const isBasic = ({ headers }: ContractRequest) => /^Basic ./.test(headers.Authorization ?? "");

export const differences: Difference[] = [
  {
    name: "credentials beside an operation that needs none",
    reason: "Prism refuses a request that has an Authorization header where the contract allows to do without one.",
    applies: (request, stock, own) =>
      isPublic(request) && "Authorization" in request.headers && stock === 401 && own !== 401,
  },
  {
    name: "a colon in the password",
    reason: "RFC 7617 splits at the first colon; Prism wants no other.",
    applies: (request, stock, own) =>
      isBasic(request) && credentials(request).split(":").length > 2 && stock === 401 && own !== 401,
  },
  {
    name: "no user name and no password",
    reason: "Prism takes a lone colon for credentials.",
    applies: (request, stock, own) => isBasic(request) && credentials(request) === ":" && stock !== 401 && own === 401,
  },
  {
    name: "a malformed public key in the query",
    reason: "Prism looks at its being there alone.",
    applies: ({ query }, stock, own) =>
      query.some(([name, value]) => name === "public_key" && !/^pk_/.test(value)) && stock !== 401 && own === 401,
  },
  {
    name: "an empty segment in the path",
    reason: "A parameter in a path is never empty; Prism routes to the operation and misses the parameter.",
    applies: ({ path }, _stock, own) => path.endsWith("/") && own === 404,
  },
  {
    name: "a comma in an ID",
    reason: "Prism makes a list of a parameter that is a string.",
    applies: ({ path }, stock) => path.includes(",") && stock === 422,
  },
  {
    name: "a parameter in capitals",
    reason: "Names of parameters have a case; one in another is unknown, and no filter that is then forgotten.",
    applies: ({ query }, ...statuses) => query.some(([name]) => /[A-Z]/.test(name)) && statuses.includes(422),
  },
  {
    name: "a parameter without a value",
    reason: "Prism takes it for missing, and a look-up by an empty reference would list every payout.",
    applies: ({ query }, stock, own) =>
      query.some(([name, value]) => value === "" && name !== "public_key") && stock !== 401 && own === 422,
  },
  {
    name: "an Accept without JSON, and something else wrong",
    reason: "The mock says 406 before it looks at parameters and body, Prism after.",
    applies: ({ headers }, stock, own) => headers.Accept === "text/html" && stock === 422 && own === 406,
  },
  {
    name: "an answer forced against Accept",
    reason:
      "Where Prism can't satisfy Accept, a forced code makes it try another status, answer without a body or fail.",
    applies: ({ headers }, _stock, own) => headers.Accept === "text/html" && "Prefer" in headers && own === 406,
  },
  {
    name: "another content type, or none",
    reason: "Prism answers 422, as 415 is not listed, and takes a body without a type for JSON.",
    applies: ({ json, headers }, stock, own) =>
      json !== undefined && headers["Content-Type"] !== "application/json" && stock !== 401 && own === 415,
  },
  {
    name: "HEAD",
    reason: "HTTP has it wherever GET is.",
    applies: ({ method }, stock, own) => method === "HEAD" && stock === 405 && own !== 405,
  },
  {
    name: "a success that is not documented",
    reason: "Prism answers it with an error as its body, by way of `default`.",
    applies: ({ headers }, stock, own) => headers.Prefer === "code=204" && stock === 204 && own === 422,
  },
  {
    name: "an example that does not exist",
    reason: "Prism answers 404, which would be an answer of the API.",
    applies: ({ headers }, stock, own) => /example=/.test(headers.Prefer ?? "") && stock === 404 && own === 422,
  },
  {
    name: "a Prefer that can't be read",
    reason: "Prism reads it before anything else; the mock once it knows the operation and the caller.",
    applies: ({ headers }, stock) => headers.Prefer === "code=x" && stock === 422,
  },
  {
    name: "what there is not",
    reason: "The mock knows what was created.",
    stateful: true,
    applies: ({ path, method }, stock, own) =>
      /-(invoices|services)\/./.test(path) && method !== "PUT" && stock < 300 && own === 404,
  },
  {
    name: "the same reference again",
    reason: "The mock knows what was created.",
    stateful: true,
    applies: ({ path, method }, stock, own) =>
      path === "/api/payout-invoices" && method === "POST" && stock === 201 && own === 409,
  },
  {
    name: "what the service's definition refuses",
    reason: "The contract leaves fields and limits to the service.",
    stateful: true,
    applies: ({ json }, stock, own) => json?.data?.attributes?.service === "card" && stock === 201 && own === 422,
  },
  {
    name: "a cursor that is no payout",
    reason: "The mock knows what was created.",
    stateful: true,
    applies: ({ query }, stock, own) =>
      query.some(([name]) => name === "page[after]" || name === "page[before]") && stock === 200 && own === 422,
  },
  {
    name: "a malformed public key in a pre-request",
    reason: "The key says whether the pre-request is a test; one that says neither is no key.",
    stateful: true,
    applies: ({ json }, stock, own) => !/^pk_/.test(json?.public_key) && stock === 200 && own === 401,
  },
];
