import { test } from "vitest";
import { expectSafePayOuts } from "./pay-out-properties.ts";

test("whatever fails, no payout is made twice, lost or reported failed", async () => {
  await expectSafePayOuts({ runs: 150, seed: 1 });
}, 120_000);
