import { expect, test } from "vitest";
import { readTestFields, testOutcome } from "../../../scripts/mock/platform/test-outcome.ts";
import { bodies } from "../../../scripts/openapi/model.ts";
import { contract, model } from "../../contract.ts";
import type { Json } from "../client.ts";

const names = readTestFields(contract);

test("the fields that decide are those of the documented test service", () => {
  const documented = bodies(model).find(({ name }) => name === "prerequest-response")?.value as Json;
  const { methods, account, ...services } = documented.data.services;
  const [service] = Object.values(services) as Json[];
  const { method, ...fields } = names;
  expect(service.method).toBe(method);
  expect(service.fields.map(({ key }: Json) => key)).toEqual(expect.arrayContaining(Object.values(fields)));
});

test.each([
  ["nothing", {}, 0.5, "processed", "ok"],
  ["a rate of 0", { test_details_success_rate: "0" }, 0, "process_failed", "processing_error"],
  ["a rate that is the number 0", { test_details_success_rate: 0 }, 0, "process_failed", "processing_error"],
  ["a rate that is empty", { test_details_success_rate: "" }, 0.999, "processed", "ok"],
  ["a rate of 100", { test_details_success_rate: "100" }, 0.999, "processed", "ok"],
  ["a rate of 30, below", { test_details_success_rate: "30" }, 0.299, "processed", "ok"],
  ["a rate of 30, above", { test_details_success_rate: "30" }, 0.3, "process_failed", "processing_error"],
  ["a status", { test_details_payout_status: "Process pending" }, 0, "process_pending", "unknown"],
  [
    "a status against the rate",
    { test_details_payout_status: "canceled", test_details_success_rate: "0" },
    0,
    "canceled",
    "ok",
  ],
  ["a resolution", { test_details_payout_resolution: "INSUFFICIENT-FUNDS" }, 0, "process_failed", "insufficient_funds"],
  ["the resolution ok", { test_details_payout_resolution: "ok" }, 0, "processed", "ok"],
  [
    "both",
    { test_details_payout_status: "partially processed", test_details_payout_resolution: "limit-violation" },
    0,
    "partially_processed",
    "limit_violation",
  ],
])("test fields: %s", (_name, fields, chance, status, resolution) => {
  expect(testOutcome(fields, names, chance)).toEqual({ status, resolution });
});
