import type { Kysely } from "kysely";
import type { CallbackLog, Delivery } from "../platform/delivery.ts";
import type { Database } from "./database.ts";
import type { DeliveryStore } from "./delivery-store.ts";
import { toDelivery } from "./row.ts";
import type { Tables } from "./tables.ts";

/** Keeps deliveries in a database. */
export function kyselyDeliveries(database: Database): DeliveryStore {
  const { queries } = database;
  /** Those that may be sent: in order, the oldest that waits of each payout. */
  const sendable = (ordered: boolean, busy: string[]) => {
    const all = queries.selectFrom("deliveries").where("state", "=", "waiting");
    const waiting = busy.length > 0 ? all.where(ordered ? "payout" : "id", "not in", busy) : all;
    if (!ordered) return waiting;
    return waiting.where(({ eb, selectFrom }) =>
      eb(
        "sequence",
        "=",
        selectFrom("deliveries as other")
          .select(({ fn }) => fn.min("other.sequence").as("oldest"))
          .whereRef("other.payout", "=", "deliveries.payout")
          .where("other.state", "=", "waiting"),
      ),
    );
  };
  return {
    async takeDue(now, ordered, busy, limit) {
      const rows = await sendable(ordered, busy)
        .selectAll()
        .where("due", "<=", now)
        .orderBy("due")
        .orderBy("sequence")
        .limit(Math.max(limit, 0))
        .execute();
      const due = rows.map(toDelivery);
      return ordered
        ? Promise.all(due.map((delivery) => (delivery.attempts > 0 ? delivery : merged(queries, delivery, now))))
        : due;
    },
    async nextDue(ordered, busy) {
      const row = await sendable(ordered, busy)
        .select(({ fn }) => fn.min("due").as("due"))
        .executeTakeFirst();
      return row?.due ?? undefined;
    },
    async settle({ id, payout }, { log, ...settled }) {
      await queries.transaction().execute(async (transaction) => {
        await database.exclude(transaction, payout);
        await transaction.updateTable("deliveries").set(settled).where("id", "=", id).execute();
        const row = await transaction
          .selectFrom("payouts")
          .select("callback_logs")
          .where("id", "=", payout)
          .executeTakeFirst();
        if (!row) return;
        const logs: CallbackLog[] = JSON.parse(row.callback_logs);
        const callback_logs = JSON.stringify([...logs, log]);
        await transaction.updateTable("payouts").set({ callback_logs }).where("id", "=", payout).execute();
      });
    },
    async repeat(id, { id: freshId, due }) {
      const sent = await queries.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirst();
      if (!sent?.body) return undefined;
      const repeated: Delivery = { ...toDelivery(sent), id: freshId, due, attempts: 0, state: "waiting" };
      await queries.insertInto("deliveries").values(repeated).execute();
      return repeated;
    },
    async deliveries(payout) {
      const all = queries.selectFrom("deliveries").selectAll().orderBy("sequence");
      const rows = await (payout === undefined ? all : all.where("payout", "=", payout)).execute();
      return rows.map(toDelivery);
    },
  };
}

/** The last of the payout's deliveries whose change has come and that were never tried; it tells of what the others would have told. */
async function merged(queries: Kysely<Tables>, first: Delivery, now: number): Promise<Delivery> {
  if (first.body) return first;
  return queries.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom("deliveries")
      .selectAll()
      .where("payout", "=", first.payout)
      .where("state", "=", "waiting")
      .where("at", "<=", now)
      .where("body", "is", null)
      .orderBy("sequence")
      .execute();
    const last = rows.at(-1);
    if (!last || rows.length === 1) return first;
    await transaction
      .deleteFrom("deliveries")
      .where(
        "id",
        "in",
        rows.slice(0, -1).map(({ id }) => id),
      )
      .execute();
    return toDelivery(last);
  });
}
