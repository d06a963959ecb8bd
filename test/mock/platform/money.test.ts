import { expect, test } from "vitest";
import { add, divide, multiply, withPlaces } from "../../../scripts/mock/platform/payout.ts";

test.each([
  [add(0.1, 0.2), 0.3],
  [add(100.55, 1.76), 102.31],
  [add(1e-7, 2), 2.0000001],
  [add(5e-324, 1), 1],
  [add(1e21, 1), 1e21 + 1],
  [multiply(100.55, 18.2, "ZAR"), 1830.01],
  [multiply(1.1, 1.1, "EUR"), 1.21],
  [multiply(1.005, 100.1, "USD"), 100.6],
  [multiply(1000, 0.000015, "BTC"), 0.015],
  [multiply(0.12345678, 0.1, "USDT"), 0.01234568],
  [multiply(10, 149.35, "JPY"), 1494],
  [multiply(10, 0.3079, "KWD"), 3.079],
  [multiply(0.0001, 0.5, "USD"), 0.00005],
  [multiply(10.123456, 1, "USD"), 10.123456],
  [divide(1, 3, "USD"), 0.33],
  [divide(1, 3, "USD", 3), 0.34],
])("amounts: %s is %s", (amount, want) => expect(amount).toBe(want));

test.each([
  [10, "USD", "10.00"],
  [0.015, "BTC", "0.01500000"],
  [1900, "JPY", "1900"],
  [1.234567, "USD", "1.234567"],
  [1e-10, "USD", "0.0000000001"],
])("%s %s is written %s", (amount, currency, want) => expect(withPlaces(amount, currency)).toBe(want));
