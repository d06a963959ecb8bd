import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { expect, test } from "vitest";
import { readOperations } from "../../../scripts/mock/prism/operation.ts";
import { contract } from "../../contract.ts";

test("operations are read as by Prism, but for callbacks", async () => {
  const prisms = await getHttpOperationsFromSpec(structuredClone(contract));
  for (const operation of prisms) delete operation.callbacks;
  expect(withoutIds(readOperations(contract))).toEqual(withoutIds(prisms));
});

/** Its library gives a part another ID for each place where it is found; one is as good as another. */
function withoutIds(operations: unknown): unknown {
  return JSON.parse(JSON.stringify(operations, (key, value) => (key === "x-stoplight" ? undefined : value)));
}
