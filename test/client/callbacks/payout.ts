import { type PayoutInvoice, signCallback } from "../../../scripts/client/callbacks.ts";
import { bodies } from "../../../scripts/openapi/model.ts";
import { model } from "../../contract.ts";

/** The bodies of callbacks in the contract's examples. */
export const callbackExamples = bodies(model).filter(
  ({ operationId, place }) => operationId === "receivePayoutInvoiceWebhook" && place === "request",
);

const [example] = callbackExamples;

/** The contract's example of a callback, with other attributes. */
export function callbackBody(attributes: Partial<PayoutInvoice["attributes"]> = {}, id = "cpoi_1"): string {
  const { data } = structuredClone(example?.value) as { data: PayoutInvoice };
  return JSON.stringify({ data: { ...data, id, attributes: { ...data.attributes, ...attributes } } });
}

/** A signed delivery of a callback. */
export async function delivery(rawBody: string, secret = "sk_test_sample"): Promise<Request> {
  const headers = { "Content-Type": "application/json", "X-Signature": await signCallback({ rawBody, secret }) };
  return new Request("https://merchant.example/callbacks", { method: "POST", headers, body: rawBody });
}
