import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { startPostgres, type TestPostgres } from "./postgres.ts";

/** Gives the `--store` of a store that is empty yet. */
export type FreshStore = () => Promise<string>;

/** The kinds of store that last, for the tests of a file. */
export function lastingStores(): [kind: string, fresh: FreshStore][] {
  const folder = mkdtempSync(join(tmpdir(), "store-"));
  let postgres: TestPostgres;
  let files = 0;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres.end();
    rmSync(folder, { recursive: true });
  });
  return [
    ["SQLite", async () => `sqlite:${join(folder, `${++files}.db`)}`],
    ["PostgreSQL", () => postgres.database()],
  ];
}

/** Every kind of store, for the tests of a file. */
export function everyStore(): [kind: string, fresh: FreshStore][] {
  return [["memory", async () => "memory"], ...lastingStores()];
}
