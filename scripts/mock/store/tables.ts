import type { Generated, Kysely } from "kysely";
import { type Migration, type MigrationProvider, Migrator } from "kysely/migration";
import type { Delivery } from "../platform/delivery.ts";

/** A payout, as a row. */
export interface PayoutRow {
  /** Order of creation. */
  sequence: Generated<number>;
  id: string;
  account: string;
  /** In JSON, in which no character of a reference is lost. */
  reference: string;
  /** In JSON. */
  details: string;
  /** In JSON. */
  history: string;
  /** 0 or 1. */
  started: number;
  /** In JSON. */
  callback_logs: Generated<string>;
  late: Generated<number>;
}

/** A delivery, as a row. */
export interface DeliveryRow extends Delivery {
  /** Order of planning. */
  sequence: Generated<number>;
}

export interface Tables {
  payouts: PayoutRow;
  deliveries: DeliveryRow;
}

/** Every change of the tables, in order. One that was published is never edited: another is added. */
const migrations: Record<string, Migration> = {
  "001-payouts": {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable("payouts")
        .addColumn("sequence", "integer", (column) => column.primaryKey().autoIncrement())
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("account", "text", (column) => column.notNull())
        .addColumn("reference", "text", (column) => column.notNull())
        .addColumn("details", "text", (column) => column.notNull())
        .addColumn("history", "text", (column) => column.notNull())
        .addColumn("started", "integer", (column) => column.notNull())
        .addUniqueConstraint("payouts_reference", ["reference", "account"])
        .execute();
      await database.schema.createIndex("payouts_account").on("payouts").columns(["account", "sequence"]).execute();
    },
  },
  "002-callbacks": {
    async up(database: Kysely<unknown>) {
      await database.schema
        .alterTable("payouts")
        .addColumn("callback_logs", "text", (column) => column.notNull().defaultTo("[]"))
        .execute();
      await database.schema
        .createTable("deliveries")
        .addColumn("sequence", "integer", (column) => column.primaryKey().autoIncrement())
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("payout", "text", (column) => column.notNull())
        .addColumn("account", "text", (column) => column.notNull())
        .addColumn("at", "integer", (column) => column.notNull())
        .addColumn("due", "integer", (column) => column.notNull())
        .addColumn("attempts", "integer", (column) => column.notNull())
        .addColumn("state", "text", (column) => column.notNull())
        .addColumn("body", "text")
        .addColumn("url", "text")
        .addColumn("signature", "text")
        .execute();
      await database.schema.createIndex("deliveries_due").on("deliveries").columns(["state", "due"]).execute();
      await database.schema.createIndex("deliveries_payout").on("deliveries").columns(["payout", "sequence"]).execute();
    },
  },
  "003-late": {
    async up(database: Kysely<unknown>) {
      await database.schema
        .alterTable("payouts")
        .addColumn("late", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
    },
  },
};

const provider: MigrationProvider = { getMigrations: async () => migrations };

/** Brings a database to the present tables. */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error) throw error;
}
