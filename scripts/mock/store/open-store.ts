import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, SqliteDialect, type SqliteStatement } from "kysely";
import { UsageError } from "../../cli/command-line.ts";
import type { Clock } from "../platform/payout.ts";
import { kyselyStore, toDelivery } from "./kysely-store.ts";
import { freeOf, merged, sendable } from "./next-delivery.ts";
import {
  createTables,
  type DeliveryQueue,
  type Migrations,
  migrate,
  type PayoutStore,
  type Tables,
} from "./payout-store.ts";

/**
 * Opens what `--store` names.
 *
 * @param address `memory`, `sqlite:FILE`, or the URL of a PostgreSQL
 * @param clock by which deliveries are due
 * @throws UsageError if it is none of them, or can't be used; it bears no password
 */
export async function openStore(address: string, clock: Clock): Promise<PayoutStore> {
  if (/^postgres(ql)?:/.test(address)) return openPostgres(address, clock);
  const file = address === "memory" ? memory : /^sqlite:(.+)$/s.exec(address)?.[1];
  if (!file) {
    const shown = address.replace(/\/\/.*@/s, "//");
    throw new UsageError(`--store ${shown}: not a store. Give memory, sqlite:FILE or postgres://HOST/NAME.`);
  }
  try {
    return await openSqliteStore(file);
  } catch (error) {
    const reason = (error as Error).message;
    throw new UsageError(`--store ${address}: ${reason}. Give a file of this mock's own in a folder that exists.`);
  }
}

async function openPostgres(url: string, clock: Clock): Promise<PayoutStore> {
  const { protocol, host, pathname } = URL.parse(url) ?? {};
  // What is no URL may have the password anywhere.
  const shown = `--store ${host ? `${protocol}//${host}${pathname}` : "postgres://..."}`;
  if (!host)
    throw new UsageError(
      `${shown}: not a URL. Give one such as postgres://USER:PASSWORD@HOST:5432/NAME, with %40 for an @ in it.`,
    );
  // Loaded only where it is wanted: driver and queue are larger than everything else of the store.
  const { openPostgresStore } = await import("./postgres.ts");
  try {
    return await openPostgresStore(url, clock);
  } catch (error) {
    const reason = (error as Error).message.replaceAll(/\s*\n\s*/g, " ");
    const remedy = "Give a database that is there and is this mock's own, and the credentials for it";
    throw new UsageError(`${shown}: ${reason}. ${remedy}; the password may come as PGPASSWORD.`);
  }
}

/**
 * Keeps payouts in SQLite.
 *
 * @param file as for `nodeSqliteDialect`
 */
async function openSqliteStore(file: string): Promise<PayoutStore> {
  const queries = new Kysely<Tables>({ dialect: nodeSqliteDialect(file) });
  await migrate(queries, migrations);
  return kyselyStore({ queries, queue: tableQueue(queries) });
}

/**
 * A file of up to 1 GiB in memory, of which every opening makes another. SQLite's own `:memory:` goes through all of its pages
 * at the end of each transaction.
 */
const memory = "file:memory?vfs=memdb";

/**
 * Kysely's SQLite dialect over Node's own SQLite.
 *
 * @param file a file, made if there is none, or {@link memory}
 */
function nodeSqliteDialect(file: string): SqliteDialect {
  const database = new DatabaseSync(file);
  // What is committed to the write-ahead log outlives the process, however it ends.
  const journal = file === memory ? "MEMORY" : "WAL";
  database.exec(`PRAGMA journal_mode = ${journal}; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 500`);
  // The store's queries are of a few dozen shapes. SQLite itself prepares a statement again where tables have changed.
  const statements = new Map<string, SqliteStatement>();
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare: (sql) => {
        const prepared = statements.get(sql) ?? prepareStatement(database, sql);
        statements.set(sql, prepared);
        return prepared;
      },
    },
  });
}

function prepareStatement(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

/** Where one process has all the deliveries to itself, their table is queue enough. */
function tableQueue(queries: Kysely<Tables>): DeliveryQueue {
  return {
    patience: Number.POSITIVE_INFINITY,
    async push() {},
    async take(now, ordered, busy, limit, except = []) {
      const free = freeOf(sendable(queries, ordered), ordered, busy, except);
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

const migrations: Migrations = {
  "001-tables": {
    up: (database: Kysely<unknown>) => createTables(database, { number: "integer", counter: "integer" }),
  },
};
