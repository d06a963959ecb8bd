import { expect, test } from "vitest";
import { createMemoryStore } from "../../../scripts/client/callbacks.ts";

test.each<[string, string | undefined, string | undefined, boolean]>([
  ["no text in the place of none", undefined, undefined, true],
  ["the text that is there", "a", "a", true],
  ["another text", "a", "b", false],
  ["a text where there is none", undefined, "a", false],
  ["none where there is a text", "a", undefined, false],
])("%s is replaced, or nothing is changed", (_what, there, expected, replaced) => {
  const store = createMemoryStore();
  if (there !== undefined) store.replace("id", undefined, there);
  expect([store.replace("id", expected, "next"), store.get("id")]).toEqual([replaced, replaced ? "next" : there]);
});

test("it forgets the payout that changed the longest ago", () => {
  const store = createMemoryStore();
  const ids = Array.from({ length: 10_001 }, (_, index) => `cpoi_${index}`);
  for (const id of ids.slice(0, -1)) store.replace(id, undefined, "seen");
  store.replace("cpoi_0", "seen", "again");
  for (const id of ids.slice(-1)) store.replace(id, undefined, "seen");
  expect(ids.filter((id) => store.get(id) === undefined)).toEqual(["cpoi_1"]);
});
