import { type Insertable, type Kysely, sql, type Transaction } from "kysely";
import type { PlannedDelivery } from "../platform/delivery.ts";
import type { Payout } from "../platform/payout.ts";
import type { Database } from "./database.ts";
import { kyselyDeliveries } from "./kysely-deliveries.ts";
import { pageReader } from "./page.ts";
import type { PayoutStore } from "./payout-store.ts";
import { prepare } from "./prepare.ts";
import { plannedRows, referenceKey, toPayout } from "./row.ts";
import type { PayoutRow, Tables } from "./tables.ts";

/** Keeps payouts in a database. Each method is one statement or one transaction, and so whole or not at all. */
export function kyselyStore(database: Database): PayoutStore {
  const { queries, queue } = database;
  const insertPayout = prepare((row: Insertable<PayoutRow>) => {
    const { id, account, reference, details, history, started, callback_logs, late } = row;
    return queries
      .insertInto("payouts")
      .values({ id, account, reference, details, history, started, callback_logs, late })
      .onConflict((conflict) => conflict.columns(["reference", "account"]).doNothing());
  });
  const payouts = queries.selectFrom("payouts").selectAll();
  const findById = prepare(({ id }: { id: string }) => payouts.where("id", "=", id));
  const newestFirst = payouts.orderBy("sequence", "desc");
  const findEverywhere = prepare(({ reference }: { reference: string }) =>
    newestFirst.where("reference", "=", reference),
  );
  const findInAccount = prepare(({ reference, account }: { reference: string; account: string }) =>
    newestFirst.where("reference", "=", reference).where("account", "=", account),
  );
  /** Keeps deliveries that were planned, and has them wait. */
  const plan = async (
    transaction: Transaction<Tables>,
    payout: Pick<Payout, "id" | "account">,
    callbacks: PlannedDelivery[],
  ) => {
    if (callbacks.length === 0) return;
    await transaction.insertInto("deliveries").values(plannedRows(payout, callbacks)).execute();
    await queue.push(transaction, payout.id, callbacks);
  };
  return {
    async add({ id, account, details, history, started, callbackLogs, late }, callbacks) {
      const row = {
        id,
        account,
        reference: referenceKey(details.reference_id),
        details: JSON.stringify(details),
        history: JSON.stringify(history),
        started: started ? 1 : 0,
        callback_logs: JSON.stringify(callbackLogs),
        late,
      };
      const insert = async (on: Kysely<Tables>) => (await insertPayout(on, row)).numAffectedRows === 1n;
      if (callbacks.length === 0) return insert(queries);
      return queries.transaction().execute(async (transaction) => {
        const added = await insert(transaction);
        if (added) await plan(transaction, { id, account }, callbacks);
        return added;
      });
    },
    start: (payout, history, callbacks) =>
      queries.transaction().execute(async (transaction) => {
        const result = await transaction
          .updateTable("payouts")
          .set({ history: JSON.stringify(history), started: 1 })
          .where("id", "=", payout.id)
          .where("started", "=", 0)
          .executeTakeFirst();
        const started = result.numUpdatedRows === 1n;
        if (started) await plan(transaction, payout, callbacks);
        return started;
      }),
    redirect: (payout, history, callbacks) =>
      queries.transaction().execute(async (transaction) => {
        await transaction
          .updateTable("payouts")
          .set({ history: JSON.stringify(history), started: history.length > 1 ? 1 : 0 })
          .where("id", "=", payout.id)
          .execute();
        await transaction
          .deleteFrom("deliveries")
          .where("payout", "=", payout.id)
          .where("state", "=", "waiting")
          .where("at", ">", history.at(-1)?.at ?? 0)
          .execute();
        await plan(transaction, payout, callbacks);
      }),
    async overlook(id) {
      await queries
        .updateTable("payouts")
        .set(({ eb }) => ({ late: eb("late", "-", 1) }))
        .where("id", "=", id)
        .where("late", ">", 0)
        .execute();
    },
    async find(id, account) {
      const [row] = (await findById(queries, { id })).rows;
      return row && (account === undefined || row.account === account) ? toPayout(row) : undefined;
    },
    async findByReference(text, account) {
      const reference = referenceKey(text);
      const { rows } = await (account === undefined
        ? findEverywhere(queries, { reference })
        : findInAccount(queries, { reference, account }));
      return rows.map(toPayout);
    },
    async latest(limit, account) {
      let query = queries.selectFrom("payouts").selectAll().orderBy("sequence", "desc").limit(limit);
      if (account !== undefined) query = query.where("account", "=", account);
      return (await query.execute()).map(toPayout);
    },
    page: pageReader(queries),
    async clear(account) {
      await queries.transaction().execute(async (transaction) => {
        for (const table of ["deliveries", "payouts"] as const) {
          const all = transaction.deleteFrom(table);
          await (account === undefined ? all : all.where("account", "=", account)).execute();
        }
      });
    },
    ...kyselyDeliveries(database),
    async check() {
      await sql`select 1`.execute(queries);
    },
    async close() {
      await queue.close();
      await queries.destroy();
    },
  };
}
