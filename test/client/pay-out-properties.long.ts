import { test } from "vitest";
import { expectSafePayOuts } from "./pay-out-properties.ts";

test("whatever fails, no payout is made twice, lost or reported failed, in 10,000 runs", async () => {
  await expectSafePayOuts(10_000, 2);
});
