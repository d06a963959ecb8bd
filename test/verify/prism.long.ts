import { afterAll, beforeAll, expect, test } from "vitest";
import { root, workflowsFolder } from "../../scripts/cli/repository.ts";
import { readWorkflows } from "../../scripts/verify/run-workflow.ts";
import { type Report, verifyDeployment } from "../../scripts/verify/verify-deployment.ts";
import { model } from "../contract.ts";
import { type Running, start } from "../running.ts";

/** What is found on stock Prism, by why it is true: operation, status, place in the response, and message. */
const trueOfPrism: Record<string, string[]> = {
  "It responds with the same example whatever is asked for, and knows of nothing that was created.": [
    "createPayoutPrerequest 200 /data/amount: is not the amount that was sent",
    "listPayoutServices 200 /data: an item of another page is there again",
    "listPayoutServices 200 /meta/page: is not the page that was asked for",
    "listPayoutServices 200 /meta/total: the number of items doesn't fit the total",
    "createPayoutInvoice 201 /data/attributes/reference_id: is not what the creation sent",
    "createPayoutInvoice 201 /data/attributes/created: is not when the payout was created",
    "createPayoutInvoice 201 /data/id: the ID of another payout came",
    "createPayoutInvoice 201 /data/attributes/amount: is not the amount that was sent",
    "createPayoutInvoice 201 /data/attributes/callback_url: is not what the creation sent",
    "createPayoutInvoice 201 /data/attributes/metadata: is not what the creation sent",
    "createPayoutInvoice 201 /data/relationships/payout-service/data/id: is not the service that the creation sent",
    "createPayoutInvoice 201 /data/attributes/currency: is not what the creation sent",
    "createPayoutInvoice 201 /data/attributes/fields: a member that was sent is missing",
    "listPayoutInvoices 200 /meta/count: is not the number of items on the page",
    "listPayoutInvoices 200 /meta/before: is not the end of the page that its name says",
    "getPayoutInvoice 200 /data/id: another ID was asked for",
    "getPayoutInvoice 200 /data/attributes/reference_id: is not what the creation sent",
    "getPublicPayoutInvoice 200 /data/id: another ID was asked for",
    "processPayoutInvoice 200 /data/attributes/reference_id: is not what the creation sent",
    "processPayoutInvoice 200 /data/attributes/updated: is earlier than before",
    "processPayoutInvoice 200 /data/attributes/status: went back from processed to created",
    "listPayoutServices 200 /meta/pages: doesn't fit the total and the size of a page",
    "listPayoutServices 200 /links/first: leads to a page of another size",
    "listPayoutServices 200 /links/next: leads to a page of another size",
    "listPayoutServices 200 /links/last: leads to a page of another size",
    "createPayoutPrerequest 200 /data/currency: is not the currency that was asked for",
    "createPayoutInvoice 201 /data/attributes/updated: is earlier than before",
    "createPayoutInvoice 201 /data/attributes/status: went back from processed to created",
    "listPayoutServices 200 /links/next: leads to the same page again",
    "listPayoutInvoices 200 /meta/size: is not the page[size] that was asked for",
    "listPayoutInvoices 200 -: a payout that the run created is not in the list",
    "getPayoutService 200 /data/id: another ID was asked for",
    "getPayoutService 200 -: an unknown ID comes with 200, and not with 404",
    "getPayoutInvoice 200 -: an unknown ID comes with 200, and not with 404",
    "getPublicPayoutInvoice 200 -: an unknown ID comes with 200, and not with 404",
    "createPayoutPrerequest 200 -: a wrong key comes with 200, and not with 401",
    "listPayoutInvoices 200 -: workflow duplicateReference, lookUp: not $response.body#/data/0/id == $steps.create.outputs.id, status 200",
    "getPayoutInvoice 200 -: workflow testServiceThatFails, watch: not $response.body#/data/attributes/status == 'process_failed', status 200",
  ],
  "It responds in a form of its own where no operation is.": [
    "createPayoutPrerequest 405 -: content type application/problem+json is none that the response has",
    "createPayoutPrerequest 405 -: must have required property 'errors'",
    "createPayoutPrerequest 405 $response.header.Allow: is missing, and HTTP asks for it",
    "processPayoutInvoice 405 -: content type application/problem+json is none that the response has",
    "processPayoutInvoice 405 -: must have required property 'errors'",
    "processPayoutInvoice 405 $response.header.Allow: is missing, and HTTP asks for it",
  ],
  "It takes no parameter whose name has brackets for the required one, and rejects each lookup in public.": [
    "listPublicPayoutInvoices 422 -: workflow verifyByThePublicApi, findPublic: not $statusCode == 200, status 422",
    "listPublicPayoutInvoices 422 -: it never succeeded: 422",
  ],
};

let prism: Running;
let report: Report;
beforeAll(async () => {
  const command = `${root}node_modules/@stoplight/prism-cli/dist/index.js`;
  prism = start(process.execPath, command, "mock", "--port", "0", `${root}generated/openapi.yaml`);
  const [, server = ""] = await prism.prints(/Prism is listening on (http:\S+:\d+)/);
  report = await verifyDeployment({
    contract: model,
    workflows: readWorkflows(`${root}${workflowsFolder}`),
    credentials: { accountId: "verify", apiKey: "sk_of_verify", publicKey: "pk_test_verify" },
    server,
    patience: 1000,
    limits: { allowWrites: true, maxRequests: 200, maxWrites: 40, rate: 10_000 },
  });
});
afterAll(() => prism.interrupt());

test("what is found on stock Prism is what is true of it", () => {
  const found = report.findings.map(
    ({ operationId, status, instance, message }) => `${operationId} ${status} ${instance || "-"}: ${message}`,
  );
  expect(found.sort()).toEqual(Object.values(trueOfPrism).flat().sort());
});
