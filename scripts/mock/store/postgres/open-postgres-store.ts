import { Kysely, PostgresDialect, sql } from "kysely";
import { kyselyStore } from "../kysely-store.ts";
import { migrate } from "../migrate.ts";
import type { PayoutStore } from "../payout-store.ts";
import type { Tables } from "../tables.ts";
import { migrations } from "./migrations.ts";
import { openPool } from "./open-pool.ts";

/**
 * Keeps payouts in PostgreSQL, where other replicas find them, too.
 *
 * @param url of the database, such as `postgres://USER:PASSWORD@HOST:5432/NAME`
 */
export async function openPostgresStore(url: string): Promise<PayoutStore> {
  const queries = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: await openPool(url) }) });
  try {
    await migrate(queries, migrations);
  } catch (error) {
    await queries.destroy();
    throw error;
  }
  return kyselyStore({
    queries,
    async exclude(transaction, name) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
    },
  });
}
