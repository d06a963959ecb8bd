import { model } from "../../../test/contract.ts";
import { bodies, operationOf } from "../../openapi/model.ts";

/** A request as autocannon sends it again and again. */
export interface BenchRequest {
  method: "GET" | "POST";
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  /** `[<id>]` in it is another text in each request. */
  body?: string;
}

const credentials = (account: string) => ({ Authorization: `Basic ${btoa(`${account}:sk_test_key`)}` });
const creationExample = bodies(model).find(
  ({ operationId, place }) => operationId === "createPayoutInvoice" && place === "request",
);

/** Looks a payout up by its ID; by the one that the contract gives as an example if it is left out. */
export function getById(id?: string): BenchRequest {
  const { path, parameters } = operationOf(model, "getPayoutInvoice");
  const [parameter] = parameters.filter((one) => one.in === "path");
  return get(path.replace(`{${parameter?.name}}`, id ?? String(parameter?.example)));
}

/** Looks a payout up by its reference. */
export function getByReference(reference: string): BenchRequest {
  const { path, parameters } = operationOf(model, "listPayoutInvoices");
  const parameter = parameters.find(({ name }) => name.startsWith("filter"));
  return get(`${path}?${parameter?.name}=${reference}`);
}

/** A page of the list, from before a payout on. */
export function getPage(before: string, account: string): BenchRequest {
  const { path, parameters } = operationOf(model, "listPayoutInvoices");
  const parameter = parameters.find(({ name }) => name.includes("before"));
  return get(`${path}?${parameter?.name}=${before}`, account);
}

/** Creates the payout of the contract's first example, each time with another reference. */
export function create(account = "account"): BenchRequest {
  const { data } = structuredClone(creationExample?.value) as { data: { attributes: Record<string, unknown> } };
  data.attributes.reference_id = "[<id>]";
  // Stock Prism would call it.
  delete data.attributes.callback_url;
  const headers = { ...credentials(account), "Content-Type": "application/json" };
  return {
    method: "POST",
    path: operationOf(model, "createPayoutInvoice").path,
    headers,
    body: JSON.stringify({ data }),
  };
}

function get(path: string, account = "account"): BenchRequest {
  return { method: "GET", path, headers: credentials(account) };
}
