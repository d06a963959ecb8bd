import { expect, test, vi } from "vitest";
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

test("it remembers any number of payouts, each for 15 days after its last change", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const day = 24 * 60 * 60 * 1000;
    const store = createMemoryStore();
    const ids = Array.from({ length: 20_000 }, (_, index) => `live:cpoi_${index}`);
    for (const id of ids) store.replace(id, undefined, "seen");
    vi.setSystemTime(Date.now() + 14 * day);
    store.replace("live:cpoi_0", "seen", "again");
    expect(ids.filter((id) => store.get(id) === undefined)).toEqual([]);
    vi.setSystemTime(Date.now() + day);
    store.replace("live:another", undefined, "seen");
    expect(ids.filter((id) => store.get(id) !== undefined)).toEqual(["live:cpoi_0"]);
  } finally {
    vi.useRealTimers();
  }
});
