import { expect, test } from "vitest";
import { caller, creation } from "../mock/client.ts";
import { spawnFile } from "../mock/spawn-mock.ts";
import { startPostgres } from "../mock/store/postgres.ts";
import { command } from "./installed.ts";

test("the package's mock keeps its state in PostgreSQL, with nothing else installed", async () => {
  const postgres = await startPostgres();
  try {
    const mock = await spawnFile(command, "mock", "--store", await postgres.database());
    try {
      const json = creation();
      const call = caller(mock.url);
      const statuses = [1, 2].map(async () => (await call("POST /api/payout-invoices", { account: "a", json })).status);
      expect((await Promise.all(statuses)).sort()).toEqual([201, 409]);
    } finally {
      mock.interrupt();
      expect(await mock.ended).toBe(0);
    }
  } finally {
    await postgres.end();
  }
});
