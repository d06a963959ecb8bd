import { expect, test } from "vitest";
import { operationPages } from "../../scripts/docs/model/operation-page.ts";
import { contract } from "../../scripts/openapi/generated.ts";
import { mapValues } from "../../scripts/openapi/json.ts";
import { operations } from "../../scripts/openapi/operations.ts";

test("a callback that several operations ask for has one page", () => {
  const { callbacks = {} } = operations(contract).find(({ operation }) => operation.callbacks)?.operation ?? {};
  const paths = mapValues(contract.paths, (item) => (item.get ? { ...item, get: { ...item.get, callbacks } } : item));
  const ids = operationPages({ ...contract, paths }).map(({ id }) => id);
  expect(ids).toEqual(operationPages(contract).map(({ id }) => id));
});
