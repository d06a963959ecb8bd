import { describe, test } from "vitest";
import { dialectNames } from "../../scripts/mock/dialects/choose.ts";
import { groups } from "../../scripts/mock/dialects/dialects.ts";
import { seeded } from "../mock/random.ts";
import { expectSafePayOuts } from "./pay-out-properties.ts";

test("whatever fails, no payout is made twice, lost or reported failed", async () => {
  await expectSafePayOuts({ runs: 3000, seed: 2 });
});

describe("nor on a platform that speaks otherwise", () => {
  test.each(dialectNames)("%s", async (dialect) => {
    await expectSafePayOuts({ runs: 100, seed: 3, dialects: [dialect] });
  });

  test.each(Array.from({ length: 20 }, (_, seed) => seed))("a mix by chance, seed %i", async (seed) => {
    await expectSafePayOuts({ runs: 100, seed, dialects: mixOf(seed) });
  });
});

/** A dialect of about every third group: two of one would contradict each other. */
function mixOf(seed: number): string[] {
  const random = seeded(seed);
  return Object.values(groups).flatMap((group) => (random.chance(0.35) ? [random.pick(Object.keys(group))] : []));
}
