import { describe, expect, test } from "vitest";
import { isSuccess, nameOf, operationOf, pointerOf } from "../../scripts/openapi/model.ts";
import { contract, model } from "../contract.ts";
import { at, component, operationPart } from "./at.ts";

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

const notCreated = "not-created";

const outcomeOf = (id: string, status: string) => {
  const response = operationOf(model, id).operation.responses[status];
  return response?.["x-outcome"];
};

/** Where an operation's answer stands: in a file of its own, or at the operation. */
function answerAt(id: string, status: string, remedy: string, member = ""): string {
  const response = operationOf(model, id).operation.responses[status];
  const pointer = (response && pointerOf(response)) ?? operationPart(id, "responses", status);
  return at(pointer + member, `${id} ${status}: ${remedy}`);
}

/** Where the outcome of an operation's answer stands: in the table, or at the operation. */
const outcomeAt = (id: string, status: string, remedy: string) => answerAt(id, status, remedy, "/x-outcome");

/** What one of two lists has and the other has not. */
function difference(some: string[], others: string[]): string[] {
  return [...some.filter((item) => !others.includes(item)), ...others.filter((item) => !some.includes(item))];
}

/** Expects something of the outcome of an operation's answer. */
function expectOutcome(id: string, status: string) {
  return expect(outcomeOf(id, status), outcomeAt(id, status, "the outcome is wrong for the money. Mend it"));
}

test("the contract explains every outcome, and no other", () => {
  const used = model.operations.flatMap(({ operation: { responses } }) =>
    Object.values(responses).map((response) => response["x-outcome"]),
  );
  const remedy = "are others than the answers use. Explain each that is used, and no other";
  expect(Object.keys(contract["x-outcomes"] ?? {}).sort(), at("#/x-outcomes", remedy)).toEqual(
    [...new Set(used)].sort(),
  );
});

describe("creation", () => {
  test.each(creation)("status %s means %s", (status, outcome) => {
    expectOutcome("createPayoutInvoice", status).toBe(outcome);
  });

  test("every other status has another source than the documentation", () => {
    const others = Object.entries(operationOf(model, "createPayoutInvoice").operation.responses).filter(
      ([status, response]) =>
        !creation.some(([documented]) => documented === status) && response["x-source"] === undefined,
    );
    const remedy =
      "the documentation's table does not have it. Say with `x-source` and `x-source-note` where it comes from";
    expect(others.map(([status]) => answerAt("createPayoutInvoice", status, remedy))).toEqual([]);
  });
});

describe("other operations", () => {
  test.each(model.operations.map(({ operation }) => operation).filter(({ tags }) => tags.includes("Services")))(
    "$operationId concerns no payout, whatever its answer",
    ({ operationId, responses }) => {
      for (const status of Object.keys(responses)) expectOutcome(operationId, status).toBe("none");
    },
  );

  test.each([
    ["listPayoutInvoices", "see-body"],
    ["listPublicPayoutInvoices", "see-body"],
    ["getPayoutInvoice", "created"],
    ["getPublicPayoutInvoice", "created"],
    ["processPayoutInvoice", "created"],
  ])("%s: success means %s", (id, outcome) => {
    expectOutcome(id, "200").toBe(outcome);
  });

  test("what a merchant answers to a callback bears no outcome", () => {
    const received = model.all.filter(({ operation }) => operation.tags.includes("Callbacks"));
    expect(received.length).toBeGreaterThan(0);
    for (const { operation } of received) {
      for (const response of Object.values(operation.responses)) {
        const remedy = "says of a payout what the merchant can't know. Take out `x-outcome`";
        const pointer = component("responses", nameOf(response) ?? "");
        expect(response["x-outcome"], at(pointer, remedy)).toBeUndefined();
      }
    }
  });

  test.each([
    ["getPayoutInvoice", ["404"]],
    ["listPayoutInvoices", ["404"]],
    ["processPayoutInvoice", []],
    ["getPublicPayoutInvoice", []],
    ["listPublicPayoutInvoices", []],
  ])("%s: of all statuses, %j say that the payout does not exist", (id, statuses) => {
    const saying = Object.keys(operationOf(model, id).operation.responses).filter(
      (status) => outcomeOf(id, status) === notCreated,
    );
    const wrong = difference(saying, statuses);
    const remedy = "the outcome is wrong for the money, as a payout would be made twice or never. Mend it";
    expect(wrong.map((status) => outcomeAt(id, status, remedy))).toEqual([]);
  });

  test("creation and processing can conflict, and no lookup and no operation without a payout can", () => {
    const conflicting = model.operations.filter(({ operation: { responses } }) => "409" in responses);
    const ids = conflicting.map(({ operation }) => operation.operationId);
    const changing = model.operations.filter(
      ({ method, operation: { responses } }) =>
        method !== "get" &&
        Object.entries(responses).some(([status, response]) => isSuccess(status) && response["x-outcome"] !== "none"),
    );
    const able = changing.map(({ operation }) => operation.operationId);
    const wrong = [
      ...ids.filter((id) => !able.includes(id)),
      ...["createPayoutInvoice", "processPayoutInvoice"].filter((id) => !ids.includes(id)),
    ];
    const remedy = "409 is for operations that change a payout, as creation and processing do. Put it where it belongs";
    expect(wrong.map((id) => at(operationPart(id, "responses", "409"), remedy))).toEqual([]);
  });
});

describe("every error", () => {
  const errors = model.operations.flatMap(({ operation: { operationId, responses } }) =>
    Object.entries(responses)
      .filter(([status]) => !status.startsWith("2"))
      .map(([status, response]) => [operationId, status, response] as const),
  );

  test.each(errors)("%s %s says what it means, what to do, and shows an example", (id, status, response) => {
    const expectOf = (value: unknown, remedy: string) => expect(value, answerAt(id, status, remedy));
    const sentences = response.description.split(". ").length;
    expectOf(sentences, "the description lacks what to do. Say it in a sentence of its own").toBeGreaterThan(1);
    const rejections = ["not-created", "unknown", "duplicate", "none"];
    expect(rejections, outcomeAt(id, status, "no outcome of an error. Give it one")).toContain(response["x-outcome"]);
    const examples = Object.keys(response.content?.["application/json"]?.examples ?? {}).length;
    expectOf(examples, "has no example. Refer to one").toBeGreaterThan(0);
  });
});
