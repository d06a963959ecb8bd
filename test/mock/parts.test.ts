import { expect, test } from "vitest";
import { passesLuhn } from "../../scripts/mock/catalogue/luhn.ts";
import { readRegexp } from "../../scripts/mock/catalogue/regexp.ts";
import { maskText, maskValue, redactPath } from "../../scripts/mock/log/masking.ts";
import { ways } from "../../scripts/mock/platform/lifecycle.ts";
import { add, multiply } from "../../scripts/mock/platform/money.ts";
import { testOutcome } from "../../scripts/mock/platform/test-outcome.ts";
import { contract } from "../../scripts/openapi/document.ts";

test.each([
  ["written twice", "^\\\\d{1,15}$", "123", "12a"],
  ["written once", "^\\d{1,15}$", "123", "12a"],
  ["between slashes", "/^\\d{12,19}$/", "123456789012", "1"],
  ["between slashes, with a flag", "/^[a-z]+$/i", "ABC", "1"],
  ["between slashes, written twice", "/^\\\\d+$/", "1", "\\d"],
  ["the documented set", "^[A-Z\\\\-\\\\sa-z]{2,64}$", "Process failed", "process_failed"],
])("regexp %s", (_name, text, fits, misfit) => {
  expect([readRegexp(text).test(fits), readRegexp(text).test(misfit)]).toEqual([true, false]);
});

test.each([
  ["5123817234060000", true],
  ["5123817234060001", false],
  ["4111111111111111", true],
  ["", false],
  ["card", false],
])("Luhn of %s is %s", (digits, passes) => expect(passesLuhn(digits)).toBe(passes));

test.each([
  [add(0.1, 0.2), 0.3],
  [add(100.55, 1.76), 102.31],
  [add(1e-7, 2), 2.0000001],
  [add(5e-324, 1), 1],
  [add(1e21, 1), 1e21 + 1],
  [multiply(100.55, 18.2), 1830.01],
  [multiply(1.1, 1.1), 1.21],
  [multiply(0.0001, 0.5), 0.00005],
  [multiply(10.123456, 1), 10.123456],
])("amounts: %s is %s", (amount, want) => expect(amount).toBe(want));

test.each([
  ["a card number", "5123817234060000", "512381******0000"],
  ["in groups", "5123 8172 3406 0000", "5123 81** **** 0000"],
  ["in a sentence", "card 4111-1111-1111-1111, thanks", "card 4111-11**-****-1111, thanks"],
  ["a wrong check digit", "5123817234060001", "5123817234060001"],
  ["an account number", "62001234567", "62001234567"],
  ["a time in microseconds", "1597835735000000", "1597835735000000"],
])("masking: %s", (_name, text, want) => expect(maskText(text)).toBe(want));

test("masking reaches every place in JSON, and the names of members", () => {
  const card = "4111111111111111";
  expect(
    maskValue({ a: [card, 4111111111111111], [card]: { card_number: "510000000000", note: null, on: true } }),
  ).toEqual({
    a: ["411111******1111", "411111******1111"],
    "411111******1111": { card_number: "510000**0000", note: null, on: true },
  });
});

test.each([
  ["keys", "/a/sk_live_1a-b_2/pk_test_9", "", "/a/sk_live_***/pk_test_***"],
  ["a secret that stands alone", "/api/hush/x", "hush", "/api/***/x"],
  ["a secret that is part of a word", "/public-api/x", "b", "/public-api/x"],
  ["a secret of odd characters", "/a/$[(*/b", "$[(*", "/a/***/b"],
  ["a secret in escapes", "/a/not%20for%2Flogs/b", "not for/logs", "/a/***/b"],
  ["a card number in escapes", "/a/5123%208172%203406%200000", "", "/a/5123%2081**%20****%200000"],
  ["a path that can't be decoded", "/%ZZ/sk_live_1", "", "/%ZZ/sk_live_***"],
])("a path in the log: %s", (_name, path, secret, want) => expect(redactPath(path, secret)).toBe(want));

const statuses = contract.components.schemas.PayoutStatus?.enum as string[];

test("there is a way to every published status, and it ends there", () => {
  expect(Object.keys(ways).sort()).toEqual([...statuses].sort());
  for (const [status, way] of Object.entries(ways)) expect(way.at(-1) ?? "created").toBe(status);
});

test.each([
  ["nothing", {}, 0.5, "processed", "ok"],
  ["a rate of 0", { test_details_success_rate: "0" }, 0, "process_failed", "processing_error"],
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
  expect(testOutcome(fields, chance)).toEqual({ status, resolution });
});
