import type { CallbackLog, Delivery } from "../platform/delivery.ts";
import type { Database } from "./database.ts";
import type { DeliveryStore } from "./delivery-store.ts";
import { toDelivery } from "./row.ts";

/** Keeps deliveries in a database. */
export function kyselyDeliveries({ queries, queue }: Database): DeliveryStore {
  return {
    patience: queue.patience,
    takeDue: queue.take,
    giveBack: queue.giveBack,
    async nextDue(now) {
      const row = await queries
        .selectFrom("deliveries")
        .select(({ fn }) => fn.min("due").as("due"))
        .where("state", "=", "waiting")
        .where("due", ">", now)
        .executeTakeFirst();
      return row?.due ?? undefined;
    },
    async settle(delivery, { log, ...settled }) {
      const { id, payout } = delivery;
      await queries.transaction().execute(async (transaction) => {
        const again = settled.state === "waiting" ? settled.due : undefined;
        if (!(await queue.finish(transaction, delivery, again))) return;
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
      return queries.transaction().execute(async (transaction) => {
        const sent = await transaction.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirst();
        if (!sent?.body) return undefined;
        const repeated: Delivery = { ...toDelivery(sent), id: freshId, due, attempts: 0, state: "waiting" };
        await transaction.insertInto("deliveries").values(repeated).execute();
        await queue.push(transaction, repeated.payout, [repeated]);
        return repeated;
      });
    },
    async deliveries(payout, limit) {
      let query = queries.selectFrom("deliveries").selectAll().orderBy("sequence", "desc");
      if (payout !== undefined) query = query.where("payout", "=", payout);
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(toDelivery).reverse();
    },
  };
}
