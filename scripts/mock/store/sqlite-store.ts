import { Kysely } from "kysely";
import { nodeSqliteDialect } from "./node-sqlite.ts";
import { readPage } from "./page.ts";
import type { PayoutStore } from "./payout-store.ts";
import { referenceKey, toPayout } from "./row.ts";
import { migrate, type Tables } from "./tables.ts";

/**
 * Keeps payouts in SQLite. Each method is one statement, and so whole or not at all.
 *
 * @param file as for `nodeSqliteDialect`
 */
export async function openSqliteStore(file: string): Promise<PayoutStore> {
  const database = new Kysely<Tables>({ dialect: nodeSqliteDialect(file) });
  await migrate(database);
  return {
    async add({ id, account, details, history, started }) {
      const row = {
        id,
        account,
        reference: referenceKey(details.reference_id),
        details: JSON.stringify(details),
        history: JSON.stringify(history),
        started: started ? 1 : 0,
      };
      const result = await database
        .insertInto("payouts")
        .values(row)
        .onConflict((conflict) => conflict.columns(["reference", "account"]).doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async start(id, history) {
      const result = await database
        .updateTable("payouts")
        .set({ history: JSON.stringify(history), started: 1 })
        .where("id", "=", id)
        .where("started", "=", 0)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async find(id, account) {
      let query = database.selectFrom("payouts").selectAll().where("id", "=", id);
      if (account !== undefined) query = query.where("account", "=", account);
      const row = await query.executeTakeFirst();
      return row && toPayout(row);
    },
    async findByReference(reference, account) {
      let query = database.selectFrom("payouts").selectAll().where("reference", "=", referenceKey(reference));
      if (account !== undefined) query = query.where("account", "=", account);
      return (await query.orderBy("sequence", "desc").execute()).map(toPayout);
    },
    page: (account, query) => readPage(database, account, query),
    async clear() {
      await database.deleteFrom("payouts").execute();
    },
    close: () => database.destroy(),
  };
}
