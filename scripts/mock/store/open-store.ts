import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, SqliteDialect, type SqliteStatement, sql } from "kysely";
import { UsageError } from "../../cli/command-line.ts";
import { storeIsFull, Unavailable } from "../http/exchange.ts";
import type { Clock } from "../platform/payout.ts";
import { kyselyStore, toDelivery } from "./kysely-store.ts";
import { freeOf, merged, sendable } from "./next-delivery.ts";
import {
  createSalt,
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
  let failed = false;
  const dialect = nodeSqliteDialect(file, () => {
    failed = true;
  });
  const queries = new Kysely<Tables>({ dialect });
  await migrate(queries, migrations);
  return kyselyStore({
    queries,
    callbacks: queries,
    queue: tableQueue(queries),
    async check() {
      if (!failed) return;
      // Nobody may send anything to write as long as this fails, so that room is looked for here.
      await queries.transaction().execute(async (transaction) => {
        await sql`create table room (bytes blob)`.execute(transaction);
        await sql`insert into room values (zeroblob(65536))`.execute(transaction);
        await sql`drop table room`.execute(transaction);
      });
      failed = false;
    },
  });
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
 * @param onUnavailable called when a statement failed that was not at fault
 */
function nodeSqliteDialect(file: string, onUnavailable: () => void): SqliteDialect {
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
        const prepared = statements.get(sql) ?? prepareStatement(database, sql, onUnavailable);
        statements.set(sql, prepared);
        return prepared;
      },
    },
  });
}

function prepareStatement(database: DatabaseSync, sql: string, onUnavailable: () => void): SqliteStatement {
  const translated = <Result>(step: () => Result): Result => {
    try {
      return step();
    } catch (error) {
      const translation = translate(error);
      if (translation instanceof Unavailable) onUnavailable();
      throw translation;
    }
  };
  const statement = translated(() => database.prepare(sql));
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => translated(() => statement.all(...values(parameters))),
    run(parameters) {
      // SQLite may have rolled back already, and that this fails would hide why.
      if (sql === "rollback" && !database.isTransaction) return { changes: 0n, lastInsertRowid: 0n };
      return translated(() => statement.run(...values(parameters)));
    },
    iterate: (parameters) => translated(() => statement.iterate(...values(parameters))),
  };
}

/** SQLite's result codes where the fault is not the statement's: busy, locked, out of memory, read-only, I/O, full, can't open. */
const passing = new Set([5, 6, 7, 8, 10, 13, 14]);

/** How SQLite has it that there is no room left. */
const full = 13;

/** An error of SQLite as it is, or as {@link Unavailable} where the statement is not at fault. */
function translate(error: unknown): unknown {
  const { errcode, message } = error as Error & { errcode?: number };
  // The lowest byte is the code, the others say more of it.
  const code = (errcode ?? 0) & 0xff;
  if (!passing.has(code)) return error;
  return new Unavailable(message, {
    cause: error,
    detail: code === full ? storeIsFull : `The store failed: ${message}.`,
  });
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
      return ordered ? Promise.all(due.map((delivery) => merged(queries, delivery))) : due;
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
  "002-salt": { up: createSalt },
};
