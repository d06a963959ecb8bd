import { expect, test } from "vitest";
import type { RequestBody } from "../../../scripts/openapi/document.ts";
import { operations, type PlacedOperation, resolve } from "../../../scripts/openapi/model.ts";
import { contract } from "../../contract.ts";
import { type CallOptions, mockForTests } from "../client.ts";
import { complaints } from "../contract-check.ts";

const { call } = await mockForTests();

/** The request with the examples of its path, those parameters of the query, and each example of its body. */
function requestsOf(
  { path, method, operation, parameters }: PlacedOperation,
  names: string[],
): [string, CallOptions][] {
  const example = (name: string) => encodeURIComponent(String(parameters.find((one) => one.name === name)?.example));
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name) => example(name));
  const query = names.map((name) => `${name}=${example(name)}`).join("&");
  const line = `${method.toUpperCase()} ${filled}${query ? `?${query}` : ""}`;
  if (!operation.requestBody) return [[line, {}]];
  const { content } = resolve<RequestBody>(contract, operation.requestBody);
  const examples = Object.values(content["application/json"]?.examples ?? {});
  return examples.map((one) => [line, { json: resolve(contract, one).value }]);
}

const cases = operations(contract).flatMap((placed) => {
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
  expect([answer.status < 300, answer.body.errors]).toEqual([true, undefined]);
  expect(complaints(operationId, answer.status, answer.body)).toEqual([]);
});

test("and yet every account begins with an empty list", async () => {
  expect((await call("GET /api/payout-invoices", { account: "fresh" })).body.data).toEqual([]);
});
