import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root, workflowsFolder } from "../../scripts/cli/repository.ts";
import { type Mock, startMock } from "../../scripts/mock/start-mock.ts";
import { isSuccess, readModel, stepsOf } from "../../scripts/openapi/model.ts";
import { readWorkflows } from "../../scripts/verify/run-workflow.ts";
import type { Limits } from "../../scripts/verify/sender.ts";
import { type Report, verifyDeployment } from "../../scripts/verify/verify-deployment.ts";
import { contract, model } from "../contract.ts";
import { bodyFaults, type Fault, passedOver, runFaults, storyFaults } from "./faults.ts";
import { type Passing, startFaultyProxy } from "./faulty-proxy.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ stepDelay: 0 });
});
afterAll(() => mock.close());

const credentials = { accountId: "verify", apiKey: "key", publicKey: "pk_test_verify" };
const workflows = readWorkflows(`${root}${workflowsFolder}`);
/** The contract as it would be if its headers were sure to come, and told more than that they are text. */
const strict = structuredClone(contract);
for (const header of Object.values(strict.components.headers ?? {})) header.required = true;
Object.assign(strict.components.headers?.["WWW-Authenticate"]?.schema ?? {}, { pattern: "^Basic " });
const hurried: Limits = { allowWrites: true, maxRequests: 200, maxWrites: 20, rate: 10_000 };

function verifyAt(server: string, limits: Partial<Limits> = {}, patience = 400): Promise<Report> {
  return verifyDeployment({
    contract: readModel(strict),
    workflows,
    credentials,
    server,
    patience,
    limits: { ...hurried, ...limits },
  });
}

async function verifyWith(faults: Fault[]): Promise<Report> {
  const proxy = await startFaultyProxy(mock.url, (passing) => {
    for (const [, operationId, plant] of faults) if (operationId === passing.operationId) plant(passing);
  });
  try {
    return await verifyAt(proxy.url);
  } finally {
    await proxy.close();
  }
}

/** What stands at a place in the contract. */
const follow = (place: string): unknown =>
  stepsOf(place).reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], strict);

/** The findings that tell of a fault. */
const telling = ({ findings, observations }: Report, [, operationId, , kind, told]: Fault) =>
  [...findings, ...observations].filter(
    (finding) =>
      finding.operationId === operationId &&
      finding.kind === kind &&
      [finding.message, finding.instance, finding.place].some((text) => text.includes(told)),
  );

test("the mock is found to keep the contract, in every workflow and every operation", async () => {
  const { findings, observations, stopped, operations: reach } = await verifyAt(mock.url);
  expect([findings, observations, stopped]).toEqual([[], [], []]);
  // What changes something is called where a workflow says so.
  const steps = new Set(
    workflows.flatMap((workflow) => JSON.stringify(workflow).match(/(?<="operationId":")[^"]+/g) ?? []),
  );
  const reachable = model.operations.filter(
    ({ method, operation }) => method === "get" || steps.has(operation.operationId),
  );
  const succeeded = reach.filter(({ reached }) => reached.some((status) => status < 300));
  expect(succeeded.map(({ operationId }) => operationId)).toEqual(
    expect.arrayContaining(reachable.map(({ operation }) => operation.operationId)),
  );
});

describe("faults in bodies, all at once", () => {
  let report: Report;
  beforeAll(async () => {
    report = await verifyWith(bodyFaults);
  });

  test.each(bodyFaults)("%s in %s is found", (...fault) => {
    expect(telling(report, fault).length).toBeGreaterThan(0);
  });

  test("each has its place in the contract", () => {
    const told = bodyFaults.flatMap((fault) => telling(report, fault));
    expect(told.filter(({ place }) => !place.startsWith("#/components/schemas/"))).toEqual([]);
  });
});

describe("faults around bodies, one at a time", () => {
  test.each(storyFaults)("%s in %s is found, with its place in the contract", async (...fault) => {
    const told = telling(await verifyWith([fault]), fault);
    expect(told.length).toBeGreaterThan(0);
    for (const { place } of told) {
      expect(place).toMatch(/^#\/(paths\/[^/]+\/\w+|components\/\w+\/[^/]+)/);
      expect([place, follow(place)]).not.toEqual([place, undefined]);
    }
  });
});

describe("a deployment that can't pay fails", () => {
  test.each(runFaults)("%s", async (_name, plant, kinds) => {
    const proxy = await startFaultyProxy(mock.url, plant);
    const { findings } = await verifyAt(proxy.url);
    await proxy.close();
    expect(findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
  });
});

/** How often each operation is called of which a proxy takes the responses, or changes them. */
async function callsWith(change: (passing: Passing) => void, patience: number): Promise<Record<string, number>> {
  const calls: Record<string, number> = {};
  const proxy = await startFaultyProxy(mock.url, (passing) => {
    change(passing);
    const { operationId, drop, body } = passing;
    const key = drop ? operationId : `${operationId} ${body?.data?.id}`;
    calls[key] = (calls[key] ?? 0) + 1;
  });
  try {
    await verifyAt(proxy.url, {}, patience);
    return calls;
  } finally {
    await proxy.close();
  }
}

test.each<[what: string, unanswered: RegExp, want: Record<string, number>]>([
  ["all five of them in a row", /./, { createPayoutPrerequest: 2, listPayoutServices: 3 }],
  ["creations, as no example and no workflow gets beyond them", /createPayoutInvoice/, { createPayoutInvoice: 5 }],
  ["processings, of which a workflow has one", /processPayoutInvoice/, { processPayoutInvoice: 1 }],
])("requests without a response are sent once, however patient a run is: %s", async (_what, unanswered, want) => {
  const minutes = 600_000;
  const calls = await callsWith((passing) => {
    passing.drop = unanswered.test(passing.operationId);
  }, minutes);
  const dropped = Object.entries(calls).filter(([key]) => !key.includes(" ") && key !== "");
  expect(Object.fromEntries(dropped)).toEqual(want);
});

test("a payout that doesn't move is looked up as often as the run has patience for, and not as often as its workflow says", async () => {
  const [, , neverMoves] = runFaults;
  const calls = await callsWith(neverMoves?.[1] ?? (() => {}), 1000);
  const lookups = Object.entries(calls).filter(([key]) => key.startsWith("getPayoutInvoice cpoi_"));
  // Once, and once more a second later. By its workflow it would be 31 times.
  expect(Math.max(...lookups.map(([, count]) => count))).toBe(2);
});

test("mistakes that a deployment passes over are found", async () => {
  const offer = contract.components.examples["prerequest-response"]?.value ?? {};
  const proxy = await startFaultyProxy(mock.url, (passing) => {
    if (passedOver.some(([, isMeant]) => isMeant(passing))) Object.assign(passing, { status: 200, body: offer });
  });
  const { findings } = await verifyAt(proxy.url);
  await proxy.close();
  const told = findings.filter(({ kind }) => kind === "outcome").map(({ message }) => message);
  for (const [start] of passedOver) expect(told).toContainEqual(expect.stringContaining(`${start} comes with 200`));
});

test("an audience that only rejects is told, and its rejections keep the contract", async () => {
  const folder = mkdtempSync(join(tmpdir(), "payouts-verify-"));
  const accounts = join(folder, "accounts.json");
  writeFileSync(accounts, JSON.stringify([{ id: "verify", api_keys: ["another"], public_keys: ["pk_test_verify"] }]));
  const picky = await startMock({ accounts });
  const { findings, rejected, operations: reach } = await verifyAt(picky.url);
  await picky.close();
  rmSync(folder, { recursive: true });
  expect([findings, rejected]).toEqual([[], [{ audience: "private", statuses: [401] }]]);
  expect(reach.find(({ operationId }) => operationId === "listPayoutServices")).toMatchObject({
    reached: [401],
    unverified: "nothing but rejections came: 401",
  });
});

test("nothing is written unless it is allowed", async () => {
  await mock.reset();
  const { operations: reach } = await verifyAt(mock.url, { allowWrites: false });
  const withheld = reach.filter((each) => each.withheld).map(({ operationId }) => operationId);
  const moving = model.operations.filter(
    ({ method, operation }) =>
      method !== "get" &&
      Object.entries(operation.responses).some(
        ([status, response]) => isSuccess(status) && response["x-outcome"] !== "none",
      ),
  );
  expect(withheld).toEqual(moving.map(({ operation }) => operation.operationId));
  expect(withheld).toContain("createPayoutInvoice");
  expect(mock.requests().filter(({ operation }) => withheld.includes(operation ?? ""))).toEqual([]);
});

test("what is written are tests, and no more than allowed", async () => {
  await mock.reset();
  await verifyAt(mock.url, { maxWrites: 5 });
  const writes = mock.requests().filter(({ operation = "" }) => /^(create|process)PayoutInvoice$/.test(operation));
  expect(writes.length).toBe(5);
  const modes = writes.flatMap(({ body }) =>
    body === undefined ? [] : [JSON.stringify(body).includes('"test_mode":true')],
  );
  expect(new Set(modes)).toEqual(new Set([true]));
});

test("no more is sent than allowed", async () => {
  await mock.reset();
  expect((await verifyAt(mock.url, { maxRequests: 7 })).requests).toBe(7);
  expect(mock.requests().length).toBe(7);
});

test("requests are spread over the time that the rate gives them", async () => {
  const [maxRequests, rate] = [4, 2];
  const began = performance.now();
  await verifyAt(mock.url, { maxRequests, rate });
  // A timer may be a millisecond early; the last request waits for all before it.
  expect(performance.now() - began).toBeGreaterThan((maxRequests - 1) * (1000 / rate - 1));
});

test("after a live payout came for a test, nothing more is written", async () => {
  await mock.reset();
  await verifyWith(storyFaults.filter(([, , , kind]) => kind === "safety"));
  expect(mock.requests().filter(({ operation }) => operation === "createPayoutInvoice").length).toBe(1);
});

test("the workflows stand where the command looks for them", () => {
  expect(readdirSync(`${root}generated/workflows`).length).toBe(workflows.length);
});
