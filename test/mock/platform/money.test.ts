import { expect, test } from "vitest";
import { add, multiply } from "../../../scripts/mock/platform/money.ts";

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
