import type { Kysely } from "kysely";
import type { DeliveryQueue } from "./delivery-queue.ts";
import type { Tables } from "./tables.ts";

/** A database that a store keeps its tables in, and where deliveries wait with that kind of database. */
export interface Database {
  queries: Kysely<Tables>;
  queue: DeliveryQueue;
}
