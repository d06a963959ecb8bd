import type { Kysely } from "kysely";
import type { Migrations } from "../migrate.ts";

/** The tables in SQLite. */
export const migrations: Migrations = {
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
