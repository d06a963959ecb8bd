import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { inTemporaryFolder } from "../../scripts/cli/temporary-folder.ts";
import { type Mock, startMock } from "../../scripts/mock/start-mock.ts";
import { credentials, order, requests } from "../generate/collection-requests.ts";

const collectionFile = `${root}generated/collections/payouts.postman_collection.json`;

test("the Postman collection is run by newman from top to bottom, each request answered as the contract promises", async () => {
  const mock = await mockForTest();
  const run = await runCollection(collectionFile, { baseUrl: mock.url, ...credentials });
  expect(run).toEqual({ requests: order.length, assertions: order.length, failed: [] });
  const received = mock.requests();
  expect(received.map(({ operation }) => operation)).toEqual(order);
  const accounts = requests.map(([, , , auth]) => (auth === "basic" ? credentials.accountId : undefined));
  expect(received.map(({ account }) => account)).toEqual(accounts);
  const keyed = requests.map(([, , , auth]) => auth === "apikey");
  expect(received.map(({ query }) => "public_key" in query)).toEqual(keyed);
});

test("the Postman collection fails in newman where an answer is another than promised", async () => {
  const { url } = await mockForTest();
  const run = await runCollection(collectionFile, { baseUrl: url, ...credentials, accountId: "", apiKey: "" });
  const rejected = requests.filter(([, , , auth]) => auth === "basic").map(([, name]) => name);
  expect(run.failed.filter((name) => rejected.includes(name))).toEqual(rejected);
});

/** A mock of its own for a test, whose requests can be asked for. */
async function mockForTest(): Promise<Mock> {
  const mock = await startMock();
  onTestFinished(() => mock.close());
  return mock;
}

/** What a run of a collection came to. */
interface Run {
  requests: number;
  assertions: number;
  /** The requests that an assertion failed on, or that were not answered. */
  failed: string[];
}

/** Runs a Postman collection with newman. */
function runCollection(file: string, variables: Record<string, string>): Promise<Run> {
  return inTemporaryFolder(async (folder) => {
    const report = join(folder, "report.json");
    const flags = ["--reporters", "json", "--reporter-json-export", report, "--timeout-request", "5000"];
    const values = Object.entries(variables).flatMap(([name, value]) => ["--env-var", `${name}=${value}`]);
    const newman = promisify(execFile)(`${root}test/proofs/node_modules/.bin/newman`, [
      "run",
      file,
      ...flags,
      ...values,
    ]);
    // A run in which something failed is a run.
    const { stderr } = await newman.catch((error: { stderr: string }) => error);
    if (!existsSync(report)) throw new Error(`newman did not run: ${stderr}`);
    const { run } = JSON.parse(readFileSync(report, "utf8"));
    return {
      requests: run.stats.requests.total,
      assertions: run.stats.assertions.total,
      failed: run.failures.map(({ source }: { source: { name: string } }) => source.name),
    };
  });
}
