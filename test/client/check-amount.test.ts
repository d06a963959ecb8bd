import { expect, test } from "vitest";
import { checkAmount } from "../../scripts/client/pay-out/check-amount.ts";

const payout = { reference_id: "order-1", service: "card", fields: {} };

test.each([
  ["cents", 100.55, "USD"],
  ["no cents", 100, "USD"],
  ["a currency with three digits", 1.005, "KWD"],
  ["a currency with three digits, whose cash has none", 1.005, "IQD"],
  ["a currency with four digits", 1.0005, "CLF"],
  ["a currency without cents, in whole", 1500, "JPY"],
  ["a currency in which only cash has no cents", 10.55, "HUF"],
  ["a currency that ISO 4217 doesn't have", 0.00000001, "BTC"],
  ["a large amount", 123456789.12, "EUR"],
])("%s: %d %s is taken", (_what, amount, currency) => {
  expect(() => checkAmount({ ...payout, amount, currency })).not.toThrow();
});

test.each([
  ["the noise of a sum", 0.1 + 0.2, "USD", "Send 0.3 if"],
  ["the noise of a sum in a currency that ISO 4217 doesn't have", 0.1 + 0.2, "BTC", "Send 0.3 if"],
  ["more digits than a currency has", 100.555, "USD", "Send 100.56 if"],
  ["cents where there are none", 1500.5, "JPY", "Send 1501 if"],
  ["no number", Number.NaN, "USD", "amount is missing or malformed"],
  ["no end", Number.POSITIVE_INFINITY, "USD", "amount is missing or malformed"],
  ["a text", "10" as unknown as number, "USD", "amount is missing or malformed"],
])("%s: %d %s is rejected", (_what, amount, currency, message) => {
  expect(() => checkAmount({ ...payout, amount, currency })).toThrow(message);
});
