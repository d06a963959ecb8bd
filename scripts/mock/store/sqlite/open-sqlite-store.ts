import { Kysely } from "kysely";
import { kyselyStore } from "../kysely-store.ts";
import { migrate } from "../migrate.ts";
import type { PayoutStore } from "../payout-store.ts";
import type { Tables } from "../tables.ts";
import { migrations } from "./migrations.ts";
import { nodeSqliteDialect } from "./node-sqlite.ts";
import { tableQueue } from "./table-queue.ts";

/**
 * Keeps payouts in SQLite.
 *
 * @param file as for `nodeSqliteDialect`
 */
export async function openSqliteStore(file: string): Promise<PayoutStore> {
  const queries = new Kysely<Tables>({ dialect: nodeSqliteDialect(file) });
  await migrate(queries, migrations);
  return kyselyStore({ queries, queue: tableQueue(queries) });
}
