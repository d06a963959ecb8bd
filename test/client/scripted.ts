import { createPrivateClient, type PayoutInvoice } from "../../generated/client/private.js";
import { contract } from "../contract.ts";

/** An answer, the error that `fetch` rejects with, or what to do instead. */
export type Step = Response | Error | (() => Promise<Response>);

/** A request as it was sent, such as `POST /payout-invoices`. */
export interface Sent {
  line: string;
  body: ReturnType<typeof JSON.parse>;
}

/** A client whose requests are answered one after the other, the last step for all that follow. Only so a failure is exact. */
export function scripted(...steps: Step[]) {
  const sent: Sent[] = [];
  const fetch = async (url: string, { method, body }: { method: string; body?: string }) => {
    const { pathname, search } = new URL(url);
    sent.push({ line: `${method} ${pathname}${decodeURIComponent(search)}`, body: body && JSON.parse(body) });
    const step = steps[Math.min(sent.length, steps.length) - 1];
    if (step instanceof Error) throw step;
    return typeof step === "function" ? step() : (step as Response).clone();
  };
  const client = createPrivateClient({ baseUrl: "https://platform.example", accountId: "a", apiKey: "k", fetch });
  return { client, sent, lines: () => sent.map(({ line }) => line) };
}

export const reset = () => Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });

export const json = (status: number, body: unknown, headers = {}) => Response.json(body, { status, headers });

/** The payout of a documented sample, with other attributes. */
export function payoutWith(attributes: Partial<PayoutInvoice["attributes"]>, service = "card"): PayoutInvoice {
  const { value } = contract.components.examples["create-response"] ?? {};
  const { data } = structuredClone(value) as { data: PayoutInvoice };
  const relationships = { ...data.relationships, "payout-service": { data: { type: "payout-services", id: service } } };
  return { ...data, attributes: { ...data.attributes, ...attributes }, relationships } as PayoutInvoice;
}
