import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";

/** What the operations below are made of: one of the contract's own, as it stands in its file. */
interface Written {
  responses: Record<string, unknown>;
  [member: string]: unknown;
}

/** The IDs of the operations that {@link addOperations} adds, with their methods and statuses of success. */
export const added: [operationId: string, method: string, statuses: string[]][] = [
  ["cancelPayoutInvoice", "delete", ["204"]],
  ["replacePayoutInvoice", "put", ["200"]],
  ["updatePayoutInvoice", "patch", ["202"]],
  ["processPayoutInvoiceLater", "post", ["202"]],
  ["getPayoutInvoiceStatus", "get", ["200", "202", "204"]],
];

/** Adds operations of methods and statuses that the contract itself has none of to the contract in a folder. */
export function addOperations(folder: string): void {
  const root = "spec/openapi.yaml";
  const file = "spec/paths/api/payout-invoices@{id}.yaml";
  const read = (name: string) => parse(readFileSync(join(folder, name), "utf8"));
  const write = (name: string, value: object) => writeFileSync(join(folder, name), stringify(value));
  const item: { get: Written } = read(file);
  const creation: { post: Written } = read("spec/paths/api/payout-invoices.yaml");
  const { 200: success, ...errors } = item.get.responses;
  const { requestBody } = creation.post;
  const empty = { description: "It was taken.", "x-outcome": "see-body" };
  const like = (operationId: string, summary: string, responses: object, more: object = {}) => ({
    ...item.get,
    operationId,
    summary,
    ...more,
    responses: { ...responses, ...errors },
  });
  write(file, {
    ...item,
    delete: like("cancelPayoutInvoice", "Cancel a payout invoice", { 204: empty }),
    put: like("replacePayoutInvoice", "Replace a payout invoice", { 200: success }, { requestBody }),
    patch: like("updatePayoutInvoice", "Update a payout invoice", { 202: success }, { requestBody }),
  });
  write("spec/paths/api/payout-invoices@{id}@later.yaml", {
    post: like("processPayoutInvoiceLater", "Process a payout invoice later", { 202: empty }),
    get: like("getPayoutInvoiceStatus", "Get a payout invoice or its status", {
      200: success,
      202: { ...(success as object), content: serviceOf(read("spec/paths/api/payout-services@{id}.yaml")) },
      204: empty,
    }),
  });
  const path = "  /api/payout-invoices/{id}/later:\n    $ref: paths/api/payout-invoices@{id}@later.yaml\n";
  const text = readFileSync(join(folder, root), "utf8");
  writeFileSync(
    join(folder, root),
    text.replace("\npaths:\n", () => `\npaths:\n${path}`),
  );
}

function serviceOf({ get }: { get: Written }): unknown {
  return (get.responses[200] as { content: unknown }).content;
}
