import { globSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root, workflowsFolder } from "../../scripts/cli/repository.ts";
import { outputOf } from "../../scripts/cli/run-program.ts";
import { type Mock, startMock } from "../../scripts/mock/start-mock.ts";
import type { Link } from "../../scripts/openapi/document.ts";
import { operationOf } from "../../scripts/openapi/model.ts";
import type { Step, Workflow } from "../../scripts/verify/run-workflow.ts";
import { readWorkflows } from "../../scripts/verify/run-workflow.ts";
import { model } from "../contract.ts";
import { at, operationPart } from "./at.ts";

const folder = `${root}${workflowsFolder}`;
const workflows = readWorkflows(folder);

/** The links of an operation's answers, whatever their status. */
function linksOf(operationId: string): Link[] {
  return Object.values(operationOf(model, operationId).operation.responses).flatMap((response) =>
    Object.values(response.links ?? {}),
  );
}

/** Where a step takes the value of a parameter from an earlier one. */
function handovers({ steps }: Workflow) {
  return steps.flatMap((step) =>
    (step.parameters ?? []).flatMap(({ name, value }) => {
      const [, from = "", output = ""] = /^\$steps\.(\w+)\.outputs\.(\w+)$/.exec(String(value)) ?? [];
      const source = steps.find(({ stepId }) => stepId === from);
      return source ? [{ step, name, source, expression: source.outputs?.[output] }] : [];
    }),
  );
}

describe("what steps hand over is a link of the contract", () => {
  const all = workflows.flatMap((workflow) =>
    handovers(workflow).map((handover) => [`${workflow.workflowId}: ${handover.step.stepId}`, handover] as const),
  );

  test.each(all)("%s", (_name, { step, name, source, expression }) => {
    const links = linksOf(source.operationId).filter(({ operationId }) => operationId === step.operationId);
    const remedy = `no link to ${step.operationId} gives it \`${name}\`. Add it, or let the workflow take another value`;
    const place = at(operationPart(source.operationId, "responses"), `${source.operationId}: ${remedy}`);
    expect(
      links.map(({ parameters }) => parameters?.[name]),
      place,
    ).toContain(expression);
  });

  test("there are such steps", () => expect(all.length).toBeGreaterThan(workflows.length));
});

test("every link of the contract is walked by a workflow", () => {
  const walked = workflows.flatMap(({ steps }) =>
    steps.flatMap((from: Step, index) =>
      steps.slice(index + 1).map((to) => `${from.operationId} -> ${to.operationId}`),
    ),
  );
  const unwalked = model.operations.flatMap(({ operation: { operationId: from } }) =>
    linksOf(from).flatMap(({ operationId: to }) => {
      const remedy = `no workflow goes on to ${to}, as a link says. Add a step to one in spec/workflows/`;
      return walked.includes(`${from} -> ${to}`) ? [] : [at(operationPart(from, "responses"), `${from}: ${remedy}`)];
    }),
  );
  expect([...new Set(unwalked)]).toEqual([]);
});

describe("the mock goes along with every workflow", () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ stepDelay: 0 });
  });
  afterAll(() => mock.close());

  /** Runs workflows by `redocly respect`, and resolves to how many of each file's passed. */
  async function respect(files: string[], prefer: string): Promise<(string | undefined)[][]> {
    const inputs = { accountId: "flows", apiKey: "key", publicKey: "pk_test_flows", run: prefer, prefer };
    const options = ["--server", `payouts=${mock.url}`, "--input", JSON.stringify(inputs)];
    const command = `${root}node_modules/@redocly/cli/bin/cli.js`;
    const args = [command, "respect", ...files.map((name) => join(folder, name)), ...options];
    const stdout = await outputOf(process.execPath, args, { cwd: root });
    return [...stdout.matchAll(/Workflows: (\d+) passed, (\d+) total/g)].map(([, passed, total]) => [passed, total]);
  }

  test("redocly respect", async () => {
    const passed = await respect(globSync("*.arazzo.yaml", { cwd: folder }), "code=500");
    expect(passed).toEqual(workflows.map(() => ["1", "1"]));
    expect(new Set(mock.requests().map(({ status }) => status))).toEqual(new Set([200, 201, 409, 500]));
  });

  const [create, look] = ["createPayoutInvoice 500", "listPayoutInvoices 200"];
  test.each([
    ["a payout that was created is found", "fault=error-after", [create, look]],
    ["a payout that a lookup misses is found by the next", "fault=error-after, late=1", [create, look, look]],
    ["one that two lookups miss is created again", "code=500", [create, look, look, "createPayoutInvoice 201"]],
  ])("after a 500: %s", async (_name, prefer, requests) => {
    await mock.reset();
    expect(await respect(["safe-creation.arazzo.yaml"], prefer)).toEqual([["1", "1"]]);
    expect(mock.requests().map(({ operation, status }) => `${operation} ${status}`)).toEqual(requests);
  });
});
