import { expect, test } from "vitest";
import { createAccounts, readKeys } from "../../../scripts/mock/accounts/accounts.ts";
import { createPlan } from "../../../scripts/mock/callbacks/start-callbacks.ts";
import type { PayoutDetails } from "../../../scripts/mock/platform/payout.ts";
import { contract } from "../../contract.ts";

const keys = readKeys(contract);
const changes = [0, 100, 200].map((at) => ({ at, status: "processing", resolution: "ok" }) as const);
const duesOf = (shuffle: number | undefined, details = {}, list = accounts(), finalOnly = false) =>
  createPlan({ accounts: list, finalOnly, shuffle, retryUnit: 1000 })("shop", given(details), changes).map(
    ({ at, due }) => [at, due],
  );
const given = (details: object) =>
  ({ callback_url: "http://127.0.0.1/", reference_id: "r", ...details }) as PayoutDetails;
const accounts = (callback_url?: string) =>
  createAccounts(keys, "", [
    { id: "shop", api_keys: [], public_keys: [], ...(callback_url === undefined ? {} : { callback_url }) },
  ]);

test("one callback a change, a moment after it", () => {
  expect(duesOf(undefined)).toEqual([
    [0, 10],
    [100, 110],
    [200, 210],
  ]);
});

test("the last alone, where only the end is told", () => {
  expect(duesOf(undefined, {}, accounts(), true)).toEqual([[200, 210]]);
});

test.each([
  ["nobody", null, undefined, 0],
  ["the account", null, "http://127.0.0.1/account", 3],
  ["the payout's own address", "http://127.0.0.1/", undefined, 3],
])("%s is called", (_name, callback_url, ofAccount, count) => {
  expect(duesOf(undefined, { callback_url }, accounts(ofAccount)).length).toBe(count);
});

test("the same seed and reference give the same order, others another", () => {
  expect(duesOf(5)).toEqual(duesOf(5));
  expect(duesOf(5)).not.toEqual(duesOf(6));
  expect(duesOf(5)).not.toEqual(duesOf(5, { reference_id: "s" }));
});
