import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** A database that a store keeps its tables in, and what one kind of it does otherwise than another. */
export interface Database {
  queries: Kysely<Tables>;
  /** Has every other transaction that names the same wait until this one ends. */
  exclude(transaction: Transaction<Tables>, name: string): Promise<void>;
}
