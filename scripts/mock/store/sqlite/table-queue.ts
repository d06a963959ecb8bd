import type { Kysely } from "kysely";
import type { DeliveryQueue } from "../delivery-queue.ts";
import { merged, sendable } from "../next-delivery.ts";
import { toDelivery } from "../row.ts";
import type { Tables } from "../tables.ts";

/** Where one process has all the deliveries to itself, their table is queue enough. */
export function tableQueue(queries: Kysely<Tables>): DeliveryQueue {
  return {
    patience: Number.POSITIVE_INFINITY,
    async push() {},
    async take(now, ordered, busy, limit) {
      const all = sendable(queries, ordered);
      const free = busy.length > 0 ? all.where(ordered ? "payout" : "id", "not in", busy) : all;
      const rows = await free
        .selectAll()
        .where("due", "<=", now)
        .orderBy("due")
        .orderBy("sequence")
        .limit(Math.max(limit, 0))
        .execute();
      const due = rows.map(toDelivery);
      return ordered ? Promise.all(due.map((delivery) => merged(queries, delivery, now))) : due;
    },
    finish: async () => true,
    async giveBack() {},
    async close() {},
  };
}
