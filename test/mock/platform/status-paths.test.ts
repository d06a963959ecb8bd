import { expect, test } from "vitest";
import { statusPaths } from "../../../scripts/mock/platform/payout.ts";
import { contract } from "../../contract.ts";

const statuses = contract.components.schemas.PayoutStatus?.["x-extensible-enum"] as string[];

test("there is a way to every published status, and it ends there", () => {
  expect(Object.keys(statusPaths).sort()).toEqual([...statuses].sort());
  for (const [status, way] of Object.entries(statusPaths)) expect(way.at(-1) ?? "created").toBe(status);
});
