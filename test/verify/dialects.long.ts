import { expect, test } from "vitest";
import { root, workflowsFolder } from "../../scripts/cli/repository.ts";
import { type DialectName, dialectNames, dialects } from "../../scripts/mock/dialects/choose.ts";
import { groups } from "../../scripts/mock/dialects/dialects.ts";
import { chance } from "../../scripts/mock/faults/faults.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { readWorkflows } from "../../scripts/verify/run-workflow.ts";
import { type Report, verifyDeployment } from "../../scripts/verify/verify-deployment.ts";
import { model } from "../contract.ts";

const workflows = readWorkflows(`${root}${workflowsFolder}`);

/** What verify finds on the mock in some dialects. One that lags does so for less time than verify has patience. */
async function verifyIn(names: string[]): Promise<Report> {
  const spoken = names.map((name) => (name === "lookups-late" ? "lookups-late:50ms" : name));
  const mock = await startMock({ stepDelay: 0, dialects: spoken });
  try {
    return await verifyDeployment({
      contract: model,
      workflows,
      credentials: { accountId: "verify", apiKey: "key", publicKey: "pk_test_verify" },
      server: mock.url,
      patience: 400,
      limits: { allowWrites: true, maxRequests: 300, maxWrites: 30, rate: 10_000 },
    });
  } finally {
    await mock.close();
  }
}

const isBeyond = (name: string) => "beyond" in dialects[name as DialectName];
/** A test that is shown as live is a finding, as verify can't tell it from a real payment. */
const showsLive = "test-mode-false";
const within = dialectNames.filter((name) => !isBeyond(name));

/** At most one dialect of each group that the contract lets through, the same for the same seed. */
function mix(seed: number): string[] {
  return Object.entries(groups).flatMap(([group, members]) => {
    const choices = Object.keys(members).filter((name) => !isBeyond(name) && name !== showsLive);
    const isChosen = choices.length > 0 && chance(seed, group) < 1 / 3;
    return isChosen ? (choices[Math.floor(chance(seed, group, "which") * choices.length)] ?? []) : [];
  });
}

test.concurrent.each(within.filter((name) => name !== showsLive))(
  "%s, which keeps the contract, is no fault",
  async (name) => {
    expect((await verifyIn([name])).findings).toEqual([]);
  },
);

test.concurrent.each(dialectNames.filter(isBeyond))("%s, which breaks the contract, is one", async (name) => {
  expect((await verifyIn([name])).findings.length).toBeGreaterThan(0);
});

test("that tests are shown as live is the only fault where they are", async () => {
  const { findings } = await verifyIn([showsLive]);
  expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(["safety"]));
});

// A creation that a 429 created shows no payout in its conflict, so a list that isn't filtered can't be told from one that is.
const mixes = [
  ["too-many-handled", "optional-missing", "lookups-unfiltered"],
  ...Array.from({ length: 16 }, (_, seed) => mix(seed)),
];

test.concurrent.each(mixes.map((names) => [names.join(" "), names] as const))(
  "%s, all at once, are no fault",
  async (_, names) => {
    expect((await verifyIn(names)).findings).toEqual([]);
  },
);
