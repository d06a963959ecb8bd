import { expect, test } from "vitest";
import { ways } from "../../../scripts/mock/platform/lifecycle.ts";
import { contract } from "../../../scripts/openapi/generated.ts";

const statuses = contract.components.schemas.PayoutStatus?.["x-extensible-enum"] as string[];

test("there is a way to every published status, and it ends there", () => {
  expect(Object.keys(ways).sort()).toEqual([...statuses].sort());
  for (const [status, way] of Object.entries(ways)) expect(way.at(-1) ?? "created").toBe(status);
});
