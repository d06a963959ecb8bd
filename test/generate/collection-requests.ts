import { distinctSamples } from "../spec/samples.ts";

export const publicKey = "pk_test_collections";
export const credentials = { accountId: "coma_collections", apiKey: "sk_test_collections", publicKey };

/** Folder, operation, and how it is authenticated, in the order in which they can be run. */
export const requests: [folder: string, name: string, operationId: string, auth: "basic" | "apikey" | "noauth"][] = [
  ["Services", "Find services for an amount", "createPayoutPrerequest", "noauth"],
  ["Services", "List payout services", "listPayoutServices", "basic"],
  ["Services", "Get a payout service", "getPayoutService", "basic"],
  ["Invoices", "Create a payout invoice", "createPayoutInvoice", "basic"],
  ["Invoices", "List payout invoices", "listPayoutInvoices", "basic"],
  ["Invoices", "Process a payout invoice", "processPayoutInvoice", "basic"],
  ["Invoices", "Get a payout invoice", "getPayoutInvoice", "basic"],
  ["Invoices", "Find a payout by reference", "listPublicPayoutInvoices", "apikey"],
  ["Invoices", "Get a payout in public form", "getPublicPayoutInvoice", "apikey"],
];
export const order = requests.map(([, , operationId]) => operationId);
export const bodies: [operationId: string, sample: string][] = [
  ["createPayoutPrerequest", "prerequest-request"],
  ["createPayoutInvoice", "create-request"],
];

/** A documented sample, with the account's own public key in it. */
export function sample(name: string): unknown {
  const { value } = distinctSamples.find((candidate) => candidate.name === name) ?? {};
  return name === "prerequest-request" ? { ...(value as object), public_key: publicKey } : value;
}
