import { type Kysely, sql } from "kysely";
import type { Migrations } from "../migrate.ts";

/** The tables in PostgreSQL. */
export const migrations: Migrations = {
  "001-payouts": {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable("payouts")
        .addColumn("sequence", "bigserial", (column) => column.primaryKey())
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("account", "text", (column) => column.notNull())
        .addColumn("reference", "text", (column) => column.notNull())
        .addColumn("details", "text", (column) => column.notNull())
        .addColumn("history", "text", (column) => column.notNull())
        .addColumn("started", "integer", (column) => column.notNull())
        .addColumn("callback_logs", "text", (column) => column.notNull().defaultTo("[]"))
        .addColumn("late", "integer", (column) => column.notNull().defaultTo(0))
        .addUniqueConstraint("payouts_reference", ["reference", "account"])
        .execute();
      await database.schema.createIndex("payouts_account").on("payouts").columns(["account", "sequence"]).execute();
      await inOrderOfCommits.execute(database);
      await sql`create trigger payouts_in_order before insert on payouts
        for each row execute function take_place()`.execute(database);
    },
  },
  "002-deliveries": {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable("deliveries")
        .addColumn("sequence", "bigserial", (column) => column.primaryKey())
        .addColumn("id", "text", (column) => column.notNull().unique())
        .addColumn("payout", "text", (column) => column.notNull().references("payouts.id").onDelete("cascade"))
        .addColumn("account", "text", (column) => column.notNull())
        .addColumn("at", "bigint", (column) => column.notNull())
        .addColumn("due", "bigint", (column) => column.notNull())
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
};

/**
 * Gives a payout its place in the list of its account only when every earlier one is committed. A sequence alone would let a
 * payout appear behind the cursor of somebody who pages.
 */
const inOrderOfCommits = sql`
  create function take_place() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtextextended(new.account, 0));
    new.sequence := nextval(pg_get_serial_sequence('payouts', 'sequence'));
    return new;
  end $$`;
