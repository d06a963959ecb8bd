import { expect, test } from "vitest";
import type { PlacedOperation } from "../../../scripts/openapi/model.ts";
import { fillPath } from "../../../scripts/openapi/paths.ts";
import { model } from "../../contract.ts";
import { type CallOptions, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const { call } = await mockForTests();

/** The request with the examples of its path, those parameters of the query, and each example of its body. */
function requestsOf(
  { path, method, operation, parameters }: PlacedOperation,
  names: string[],
): [string, CallOptions][] {
  const examples = Object.fromEntries(parameters.map(({ name, example }) => [name, String(example)]));
  const filled = fillPath(path, examples);
  const query = names.map((name) => `${name}=${encodeURIComponent(examples[name] ?? "")}`).join("&");
  const line = `${method.toUpperCase()} ${filled}${query ? `?${query}` : ""}`;
  if (!operation.requestBody) return [[line, {}]];
  const { content } = operation.requestBody;
  return Object.values(content["application/json"]?.examples ?? {}).map(({ value }) => [line, { json: value }]);
}

const cases = model.operations.flatMap((placed) => {
  const query = placed.parameters.filter((one) => one.in === "query");
  const required = query.filter((one) => one.required).map(({ name }) => name);
  const optional = query.filter((one) => !one.required).map(({ name }) => name);
  const sets = [required, ...optional.map((name) => [...required, name]), [...required, ...optional]];
  return sets.flatMap((names) =>
    requestsOf(placed, names).map(([line, options], index): [string, string, CallOptions] => [
      placed.operation.operationId,
      `${line} ${index}`,
      options,
    ]),
  );
});

test.each(cases)("%s succeeds with the contract's own examples: %s", async (operationId, line, options) => {
  // Each has an account of its own, so that no example meets another.
  const account = crypto.randomUUID();
  const answer = await call(line.replace(/ \d+$/, ""), { account, ...options });
  expect([answer.status < 300, answer.body?.errors]).toEqual([true, undefined]);
  expect(complaints(operationId, answer.status, answer.body)).toEqual([]);
});

test("and yet every account begins with an empty list", async () => {
  expect((await call("GET /api/payout-invoices", { account: "fresh" })).body.data).toEqual([]);
});
