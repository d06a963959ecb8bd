import type { Kysely } from "kysely";
import type { Delivery } from "../interface.ts";

import { toDelivery } from "./kysely-store.ts";
import type { Tables } from "./payout-store.ts";

/** Deliveries that may be sent: in order, the oldest that waits of each payout. */
export function sendable(queries: Kysely<Tables>, ordered: boolean) {
  const waiting = queries.selectFrom("deliveries").where("state", "=", "waiting");
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
}

/** Those of them that are not under way, nor of an account that is left alone. */
export function freeOf(
  deliveries: ReturnType<typeof sendable>,
  ordered: boolean,
  busy: string[],
  except: string[],
): ReturnType<typeof sendable> {
  const free = busy.length > 0 ? deliveries.where(ordered ? "payout" : "id", "not in", busy) : deliveries;
  return except.length > 0 ? free.where("account", "not in", except) : free;
}

/**
 * What to send in place of a payout's oldest delivery: the last whose change came before that was due, and that was never tried. It
 * tells of what the others would have told, which are given up. However late the delivery is taken, the same are told together.
 */
export async function merged(queries: Kysely<Tables>, oldest: Delivery): Promise<Delivery> {
  if (oldest.body || oldest.attempts > 0) return oldest;
  return queries.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom("deliveries")
      .selectAll()
      .where("payout", "=", oldest.payout)
      .where("state", "=", "waiting")
      .where("at", "<=", oldest.due)
      .where("body", "is", null)
      .orderBy("sequence")
      .execute();
    const last = rows.at(-1);
    if (!last || rows.length === 1) return oldest;
    const others = rows.slice(0, -1).map(({ id }) => id);
    await transaction.deleteFrom("deliveries").where("id", "in", others).execute();
    // It takes the place of the first, so that no more are told with it when it is taken again.
    const { due } = oldest;
    await transaction.updateTable("deliveries").set({ due }).where("id", "=", last.id).execute();
    return { ...toDelivery(last), due };
  });
}
