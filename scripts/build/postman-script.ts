import type { Operation } from "../openapi/document.ts";

/** What a request leaves for those after it, as statements about `body`, its answer. */
const kept: Record<string, string[]> = {
  listPayoutServices: ['if (body.data.length > 0) pm.collectionVariables.set("serviceId", body.data[0].id);'],
  createPayoutInvoice: [
    'pm.collectionVariables.set("invoiceId", body.data.id);',
    'pm.collectionVariables.set("referenceId", body.data.attributes.reference_id);',
  ],
};

/** The lines of the script that Postman runs on an operation's answer: it expects success, and keeps IDs for later. */
export function postmanScript(operation: Operation): string[] {
  const status = Object.keys(operation.responses).find((candidate) => candidate.startsWith("2"));
  const check = `pm.test("answers ${status}", () => pm.response.to.have.status(${status}));`;
  const statements = kept[operation.operationId] ?? [];
  if (statements.length === 0) return [check];
  return [
    check,
    `if (pm.response.code === ${status}) {`,
    ...["const body = pm.response.json();", ...statements].map((line) => `  ${line}`),
    "}",
  ];
}
