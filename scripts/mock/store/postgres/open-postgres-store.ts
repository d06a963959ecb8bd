import { Kysely, PostgresDialect } from "kysely";
import type { Clock } from "../../platform/clock.ts";
import { kyselyStore } from "../kysely-store.ts";
import { migrate } from "../migrate.ts";
import type { PayoutStore } from "../payout-store.ts";
import type { Tables } from "../tables.ts";
import { bossQueue } from "./boss-queue.ts";
import { migrations } from "./migrations.ts";
import { oneAfterAnother } from "./one-after-another.ts";
import { openPool } from "./open-pool.ts";
import { startBoss } from "./start-boss.ts";

/**
 * Keeps payouts in PostgreSQL, where other replicas find them, too.
 *
 * @param url of the database, such as `postgres://USER:PASSWORD@HOST:5432/NAME`
 * @param clock by which deliveries are due
 */
export async function openPostgresStore(url: string, clock: Clock): Promise<PayoutStore> {
  const pool = openPool(url);
  const queries = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const boss = await oneAfterAnother(queries, "tables", async () => {
      await migrate(queries, migrations);
      return startBoss(pool);
    });
    return kyselyStore({ queries, queue: bossQueue(boss, queries, clock) });
  } catch (error) {
    await pool.end();
    throw error;
  }
}
