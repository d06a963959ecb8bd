import { describe, expect, test } from "vitest";
import type { Response } from "../../scripts/openapi/document.ts";
import { contract } from "../../scripts/openapi/generated.ts";
import { allOperations, operation, operations } from "../../scripts/openapi/operations.ts";
import { resolve } from "../../scripts/openapi/resolve.ts";
import { placeOf } from "./place-of.ts";

/** What the documentation's table of statuses says of each, for the creation of a payout. */
const creation: [status: string, outcome: string][] = [
  ["201", "created"],
  ["400", "unknown"],
  ["401", "not-created"],
  ["403", "not-created"],
  ["404", "unknown"],
  ["405", "not-created"],
  ["409", "duplicate"],
  ["422", "not-created"],
  ["500", "unknown"],
  ["502", "unknown"],
  ["503", "unknown"],
  ["504", "unknown"],
  ["default", "unknown"],
];

const outcomeOf = (id: string, status: string) => {
  const response = operation(contract, id).responses[status];
  return response && resolve<Response>(contract, response)["x-outcome"];
};

function withoutSource(status: string, response: object): string {
  const [{ path, method } = { path: "", method: "" }] = operations(contract).filter(
    ({ operation }) => operation.operationId === "createPayoutInvoice",
  );
  const pointer = `#/paths/${path.replaceAll("/", "~1")}/${method}/responses/${status}`;
  const place = placeOf("$ref" in response ? String(response.$ref) : pointer);
  return `${place} ${status}: the documentation's table does not have it. Say with \`x-source\` and \`x-source-note\` where it comes from.`;
}

test("the contract explains every outcome, and no other", () => {
  const used = operations(contract).flatMap(({ operation: { responses } }) =>
    Object.values(responses).map((response) => resolve<Response>(contract, response)["x-outcome"]),
  );
  expect(Object.keys(contract["x-outcomes"] ?? {}).sort()).toEqual([...new Set(used)].sort());
});

describe("creation", () => {
  test.each(creation)("status %s means %s", (status, outcome) => {
    expect(outcomeOf("createPayoutInvoice", status)).toBe(outcome);
  });

  test("every other status has another source than the documentation", () => {
    const others = Object.entries(operation(contract, "createPayoutInvoice").responses).filter(
      ([status, response]) =>
        !creation.some(([documented]) => documented === status) &&
        resolve<Response>(contract, response)["x-source"] === undefined,
    );
    expect(others.map(([status, response]) => withoutSource(status, response))).toEqual([]);
  });
});

describe("other operations", () => {
  test.each(
    operations(contract)
      .map(({ operation }) => operation)
      .filter(({ tags }) => tags.includes("Services")),
  )("$operationId concerns no payout, whatever its answer", ({ operationId, responses }) => {
    const outcomes = Object.keys(responses).map((status) => outcomeOf(operationId, status));
    expect(new Set(outcomes)).toEqual(new Set(["none"]));
  });

  test.each([
    ["listPayoutInvoices", "see-body"],
    ["listPublicPayoutInvoices", "see-body"],
    ["getPayoutInvoice", "created"],
    ["getPublicPayoutInvoice", "created"],
    ["processPayoutInvoice", "created"],
  ])("%s: success means %s", (id, outcome) => {
    expect(outcomeOf(id, "200")).toBe(outcome);
  });

  test("what a merchant answers to a callback bears no outcome", () => {
    const received = allOperations(contract).filter(({ operation }) => operation.tags.includes("Callbacks"));
    const outcomes = received.flatMap(({ operation: { responses } }) =>
      Object.values(responses).map((response) => resolve<Response>(contract, response)["x-outcome"]),
    );
    expect(outcomes.length).toBeGreaterThan(0);
    expect(new Set(outcomes)).toEqual(new Set([undefined]));
  });

  const lookups = ["getPayoutInvoice", "listPayoutInvoices"];

  test.each(lookups)("%s: only a 404 says that the payout does not exist", (id) => {
    const statuses = Object.keys(operation(contract, id).responses);
    expect(statuses.filter((status) => outcomeOf(id, status) === "not-created")).toEqual(["404"]);
  });

  test.each(["processPayoutInvoice", "getPublicPayoutInvoice", "listPublicPayoutInvoices"])(
    "%s: no status says that the payout does not exist",
    (id) => {
      const statuses = Object.keys(operation(contract, id).responses);
      expect(statuses.filter((status) => outcomeOf(id, status) === "not-created")).toEqual([]);
    },
  );

  test("only creation and processing can conflict", () => {
    const conflicting = operations(contract).filter(({ operation: { responses } }) => "409" in responses);
    expect(conflicting.map(({ operation }) => operation.operationId).sort()).toEqual([
      "createPayoutInvoice",
      "processPayoutInvoice",
    ]);
  });
});

describe("every error", () => {
  const errors = operations(contract).flatMap(({ operation: { operationId, responses } }) =>
    Object.entries(responses)
      .filter(([status]) => !status.startsWith("2"))
      .map(([status, response]) => [operationId, status, resolve<Response>(contract, response)] as const),
  );

  test.each(errors)("%s %s says what it means, what to do, and shows an example", (_operation, _status, response) => {
    expect(response.description.split(". ").length).toBeGreaterThan(1);
    expect(response["x-outcome"]).toMatch(/^(not-created|unknown|duplicate|none)$/);
    const media = response.content?.["application/json"];
    expect(Object.keys(media?.examples ?? {}).length).toBeGreaterThan(0);
  });
});
