import type { Insertable, Selectable } from "kysely";
import type { Delivery, PlannedDelivery } from "../platform/delivery.ts";
import type { Payout } from "../platform/payout.ts";
import type { DeliveryRow, PayoutRow } from "./tables.ts";

/** A reference as its column has it. SQLite would end a text at a NUL, and JSON escapes it. */
export function referenceKey(reference: string): string {
  return JSON.stringify(reference);
}

/** A payout as the mock knows it, from its row, in which lists and maps are JSON and what is true is 1. */
export function toPayout({
  id,
  account,
  details,
  history,
  started,
  callback_logs,
  late,
}: Selectable<PayoutRow>): Payout {
  return {
    id,
    account,
    details: JSON.parse(details),
    history: JSON.parse(history),
    started: started === 1,
    callbackLogs: JSON.parse(callback_logs),
    late,
  };
}

/** A delivery from its row, without its place in the order of the table. */
export function toDelivery({ sequence, ...delivery }: Selectable<DeliveryRow>): Delivery {
  return delivery;
}

/** Rows for deliveries that were planned, ready to be inserted. */
export function plannedRows({ id: payout, account }: Pick<Payout, "id" | "account">, planned: PlannedDelivery[]) {
  return planned.map(
    (delivery): Insertable<DeliveryRow> => ({
      ...delivery,
      payout,
      account,
      attempts: 0,
      state: "waiting",
      body: null,
      url: null,
      signature: null,
    }),
  );
}
