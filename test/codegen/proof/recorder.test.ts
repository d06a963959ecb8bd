import { afterAll, beforeAll, expect, test } from "vitest";
import { type Recorder, startRecorder } from "../../../scripts/codegen/proof/recorder.ts";
import { type Mock, startMock } from "../../../scripts/mock/start-mock.ts";
import { contract } from "../../contract.ts";

let mock: Mock;
let recorder: Recorder;
const headers = { Authorization: `Basic ${btoa("recorded:key")}`, "Content-Type": "application/json" };

beforeAll(async () => {
  mock = await startMock();
  recorder = await startRecorder(contract, mock.url);
});
afterAll(async () => {
  await recorder.close();
  await mock.close();
});

test.each([
  ["a request without a body", "GET", "/api/payout-invoices?page[size]=5", undefined, "listPayoutInvoices", 200],
  ["one that is refused", "POST", "/api/payout-invoices", { data: {} }, "createPayoutInvoice", 422],
  [
    "one with a parameter in its path",
    "POST",
    "/api/payout-invoices/none/process",
    undefined,
    "processPayoutInvoice",
    404,
  ],
  ["one that no operation has", "GET", "/api/nothing", undefined, "", 404],
])("%s", async (_name, method, path, body, operationId, status) => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${recorder.url}${path}`, { method, headers, ...sent });
  expect(recorder.exchanges.at(-1)).toEqual({ operationId, status, sent: body ?? null, answer: await answer.json() });
  expect(answer.status).toBe(status);
});
