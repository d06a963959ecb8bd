import type { Selectable } from "kysely";
import type { Payout } from "../platform/payout.ts";
import type { PayoutRow } from "./tables.ts";

/** A reference as its column has it. SQLite would end a text at a NUL, and JSON escapes it. */
export function referenceKey(reference: string): string {
  return JSON.stringify(reference);
}

export function toPayout({ id, account, details, history, started }: Selectable<PayoutRow>): Payout {
  return { id, account, details: JSON.parse(details), history: JSON.parse(history), started: started === 1 };
}
