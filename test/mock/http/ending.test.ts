import { connect } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { inTemporaryFolder } from "../../../scripts/cli/temporary-folder.ts";
import { caller, creation, until } from "../client.ts";
import { spawnMock } from "../spawn-mock.ts";

const account = "ending";

test("at SIGTERM the requests in flight are answered, and new ones are not taken", () =>
  inTemporaryFolder(async (folder) => {
    const file = join(folder, "mock.db");
    const mock = await spawnMock("--store", `sqlite:${file}`, "--latency", "2000", "--log", "json");
    const call = caller(mock.url);
    const answers = Array.from({ length: 5 }, () => call("POST /api/payout-invoices", { account, json: creation() }));
    // Carried out already, and answered only later.
    const database = new DatabaseSync(file);
    const created = async () => database.prepare("SELECT count(*) AS count FROM payouts").get()?.count;
    await until(created, (count) => count === answers.length);
    database.close();

    mock.terminate();
    const isRejected = () => rejects(mock.url);
    await until(isRejected, (rejected) => rejected);
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await mock.ended).toBe(0);
    expect(mock.stdout().trim().split("\n").length).toBe(answers.length);
  }));

function rejects(url: string): Promise<boolean> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => resolve(true));
    socket.on("connect", () => {
      socket.destroy();
      resolve(false);
    });
  });
}

test("a connection is kept for as long as --keep-alive says, which each response repeats", async () => {
  const mock = await spawnMock("--keep-alive", "61000");
  const { headers } = await fetch(`${mock.url}/health`);
  expect([headers.get("connection"), headers.get("keep-alive")]).toEqual(["keep-alive", "timeout=61"]);
  mock.terminate();
  await mock.ended;

  const hasty = await spawnMock("--keep-alive", "100");
  const { hostname, port } = new URL(hasty.url);
  const socket = connect(Number(port), hostname);
  socket.write("GET /health HTTP/1.1\r\n\r\n");
  // It ends though nobody asked for that.
  expect(Buffer.concat(await socket.toArray()).toString()).toMatch(/^HTTP\/1\.1 200 /);
  hasty.terminate();
  await hasty.ended;
});
