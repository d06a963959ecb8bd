import { expect, test } from "vitest";
import type { Step, Workflow } from "../../scripts/verify/run-workflow.ts";
import { type Context, evaluate, fill, holds, runWorkflow } from "../../scripts/verify/run-workflow.ts";

const context: Context = {
  step: "look-up",
  inputs: { run: "7" },
  outputs: { create: { id: "cpoi_1" } },
  request: { path: { id: "p" }, query: { "filter[reference_id]": "r" }, body: { data: { "a/b": 1 } } },
  response: { status: 201, headers: new Headers({ Allow: "GET" }), body: { data: [{ id: "x" }] } },
};

test.each([
  ["$inputs.run", "7"],
  ["$steps.create.outputs.id", "cpoi_1"],
  ["$statusCode", 201],
  ["$request.path.id", "p"],
  ["$request.query.filter[reference_id]", "r"],
  ["$request.body#/data/a~1b", 1],
  ["$response.body#/data/0/id", "x"],
  ["$response.body#/data/1/id", undefined],
  ["$response.header.allow", "GET"],
])("%s", (expression, want) => expect(evaluate(expression, context)).toEqual(want));

test("data is filled", () => {
  expect(fill({ a: ["$inputs.run", "card-{$inputs.run}", "$5"] }, context)).toEqual({ a: ["7", "card-7", "$5"] });
});

test.each([
  ["$statusCode == 201", true],
  ["$statusCode == 200 || $statusCode >= 201", true],
  ["$statusCode == 201 && $statusCode < 201", false],
  ["$response.body#/data/0/id == 'x'", true],
  ["$response.body#/data/1/id == null", true],
  ["$response.body#/data/0/id != $steps.create.outputs.id", true],
])("%s is %s", (condition, want) => expect(holds(condition, context)).toBe(want));

test.each(["$method", "$url"])("%s is told as unknown, with its step", (expression) => {
  expect(() => evaluate(expression, context)).toThrow(`${expression}: step look-up asks for it`);
});

test.each(["$statusCode", "$statusCode == OK", "$statusCode is 201"])(
  "%s, a condition of another form, is told with its step",
  (condition) => {
    expect(() => holds(condition, context)).toThrow(`${condition}: step look-up has this condition`);
  },
);

const step = (stepId: string, rest: Partial<Step> = {}): Step => ({
  stepId,
  description: "",
  operationId: stepId,
  successCriteria: [{ condition: "$statusCode == 200" }],
  ...rest,
});
const again = { name: "again", type: "retry", retryAfter: 0, retryLimit: 2 } as const;

const ways: [name: string, steps: Step[], statuses: number[], walked: string[], stoppedAt: string | undefined][] = [
  ["to the end", [step("a"), step("b")], [200, 200], ["a", "b"], undefined],
  ["stopped", [step("a"), step("b")], [404], ["a"], "a"],
  ["retried", [step("a", { onFailure: [again] })], [500, 500, 200], ["a", "a", "a"], undefined],
  ["retried too often", [step("a", { onFailure: [again] })], [500, 500, 500], ["a", "a", "a"], "a"],
  ["ended", [step("a", { onSuccess: [{ name: "end", type: "end" }] }), step("b")], [200], ["a"], undefined],
  [
    "led on",
    [step("a", { onSuccess: [{ name: "on", type: "goto", stepId: "c" }] }), step("b"), step("c")],
    [200, 200],
    ["a", "c"],
    undefined,
  ],
];

const workflowOf = (steps: Step[]): Workflow => ({
  workflowId: "w",
  summary: "",
  description: "",
  inputs: { required: [], properties: {} },
  steps,
});

test("a way to a step that is not there is told", async () => {
  const lost = workflowOf([step("a", { onSuccess: [{ name: "on", type: "goto", stepId: "c" }] })]);
  const response = { status: 200, headers: new Headers(), body: undefined };
  await expect(runWorkflow(lost, {}, async () => response)).rejects.toThrow("c: step a of w goes there");
});

test.each(ways)("%s", async (_name, steps, statuses, walked, stoppedAt) => {
  const calls: string[] = [];
  const stop = await runWorkflow(workflowOf(steps), {}, async ({ operationId }) => {
    calls.push(operationId);
    return { status: statuses[calls.length - 1] ?? 0, headers: new Headers(), body: undefined };
  });
  expect([calls, stop?.step.stepId]).toEqual([walked, stoppedAt]);
});
