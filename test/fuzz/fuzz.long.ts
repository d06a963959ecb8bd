import { expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";

/** How long cases are begun; with what is under way then, a run takes a minute. `npm run fuzz` takes an hour. */
const milliseconds = 35_000;

test("broken requests end no server, hang at none, and lose no payout", async () => {
  const end = Date.now() + milliseconds;
  const { problems, payouts } = await fuzz({ seed: Math.floor(end / 86_400_000), goOn: () => Date.now() < end });
  expect(problems).toEqual([]);
  expect(payouts).toBeGreaterThan(50);
});
