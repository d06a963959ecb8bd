import { setTimeout as delay } from "node:timers/promises";
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from "kysely";
import pg from "pg";
import { storeIsFull, Unavailable } from "../http/exchange.ts";
import type { Clock } from "../platform/payout.ts";
import { bossQueue, startBoss } from "./boss-queue.ts";
import { kyselyStore } from "./kysely-store.ts";
import { createSalt, createTables, type Migrations, migrate, type PayoutStore, type Tables } from "./payout-store.ts";

/**
 * Keeps payouts in PostgreSQL, where other replicas find them, too.
 *
 * @param url of the database, such as `postgres://USER:PASSWORD@HOST:5432/NAME`
 * @param clock by which deliveries are due
 */
export async function openPostgresStore(url: string, clock: Clock): Promise<PayoutStore> {
  const era = { number: 0 };
  const pools = [openPool(url, connections.requests, era), openPool(url, connections.callbacks, era)] as const;
  const [queries, callbacks] = pools.map((pool) => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })) as [
    Kysely<Tables>,
    Kysely<Tables>,
  ];
  try {
    const boss = await oneAfterAnother(queries, "tables", async () => {
      await migrate(queries, migrations);
      return startBoss(pools[1]);
    });
    return await kyselyStore({
      queries,
      callbacks,
      queue: bossQueue(boss, queries, callbacks, clock),
      async check() {
        // Locks no row, and is an error where nothing can be written.
        await sql`select 1 from payouts where false for update`.execute(queries);
      },
    });
  } catch (error) {
    for (const pool of pools) await pool.end();
    throw error;
  }
}

/** How often to ask whether it is one's turn, in milliseconds. */
const pause = 50;

/** Does something while no other replica does, however long the others take. */
export async function oneAfterAnother<Tables, Result>(
  queries: Kysely<Tables>,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  return queries.transaction().execute(async (transaction) => {
    const lock = sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as mine`;
    while (!(await lock.execute(transaction)).rows[0]?.mine) await delay(pause);
    return work();
  });
}

/**
 * How long a connection, and then a statement, may take in milliseconds before the database counts as gone. To wait while others
 * have the connections says nothing of that, and may take longer.
 */
const patience = { turn: 10_000, connection: 2000, statement: 5000 };

/** How many connections one replica has at most. Callbacks have their own: hundreds may end at once, and requests don't wait for these. */
const connections = { requests: 6, callbacks: 10 };

/** Tries to connect for as long as that may take. */
class Client extends pg.Client {
  constructor(options?: pg.ClientConfig) {
    super({ ...options, connectionTimeoutMillis: patience.connection });
  }
}

/**
 * Statements to a PostgreSQL, which may go away and come back meanwhile. Every error is as `translate` has it.
 *
 * @param max how many connections there are at most
 * @param era counts how often a server has said that it became a standby, to any of the pools that share it
 */
function openPool(url: string, max: number, era: { number: number }): PostgresPool {
  const pool = new pg.Pool({
    Client,
    connectionString: url,
    max,
    connectionTimeoutMillis: patience.turn,
    query_timeout: patience.statement,
    keepAlive: true,
    verify(client, done) {
      client
        .query("show transaction_read_only")
        .then(({ rows: [shown] }) => done(shown?.transaction_read_only === "on" ? new ReadOnly() : undefined), done);
    },
    // A bigint comes as text otherwise. Sequences and milliseconds are far from what a number can hold.
    types: {
      getTypeParser: (type: number, format?: "text" | "binary") =>
        type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format as "text"),
    },
  });
  // A connection that is lost is told of by whoever used it; one that nobody used is missed by nobody.
  pool.on("error", () => {});
  const opened = new WeakMap<object, number>();
  pool.on("connect", (client) => {
    client.on("error", () => {});
    opened.set(client, era.number);
  });
  // As drivers do that know of standbys: no connection to one is taken, and once a server says that it has become one, no
  // connection is used that was there by then.
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect().catch((error) => {
      throw translate(error);
    });
    if (opened.get(client) === era.number) return client;
    client.release(true);
    return connect();
  };
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await connect();
      const onError = (error: unknown) => {
        if (isReadOnly(error)) era.number++;
      };
      return translated(client as unknown as PostgresPoolClient, onError);
    },
  };
}

/** A connection whose errors are translated, and which is given up once one of them makes it doubtful. */
function translated(client: PostgresPoolClient, onError: (error: unknown) => void): PostgresPoolClient {
  let doubtful = false;
  return {
    ...(client.processID === undefined ? {} : { processID: client.processID }),
    query: async (statement: string, parameters: readonly unknown[]) => {
      try {
        return await client.query(statement, parameters.map(withoutNul));
      } catch (error) {
        onError(error);
        const translation = translate(error);
        doubtful ||= translation instanceof Unavailable;
        throw translation;
      }
    },
    release: (destroy) => client.release(destroy || doubtful),
  } as PostgresPoolClient;
}

/** PostgreSQL has no text with a NUL, and no ID has one, so that what is looked for in its place isn't found either. */
function withoutNul(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value;
}

/**
 * The classes of SQLSTATE by which PostgreSQL says that the fault is not the statement's: connection and admission to it,
 * transactions in each other's way, resources, intervention of an operator, system (PostgreSQL's documentation, appendix A).
 */
const passing = /^(08|28|3D|40|53|57|58)/;

/** Of another class: what a server says that has become a standby, or another took the place of. */
const readOnly = "25006";

/** A connection to a server that is one already. */
class ReadOnly extends Error {
  readonly code = readOnly;

  constructor() {
    super("The database is read-only");
  }
}

function isReadOnly(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === readOnly;
}

/** What callers are told, by SQLSTATE. */
const details: Record<string, string> = { [readOnly]: "The store is read-only.", "53100": storeIsFull };

/** An error of the driver as it is, or as {@link Unavailable} where the statement is not at fault. */
export function translate(error: unknown): Error {
  if (!(error instanceof Error)) return new Unavailable(String(error));
  const { code, severity } = error as Error & { code?: string; severity?: string };
  // What the server rejects has a severity; without one, the server was not reached or was lost.
  const rejected = severity !== undefined && code !== undefined && code !== readOnly && !passing.test(code);
  return rejected ? error : new Unavailable(error.message, { cause: error, detail: details[code ?? ""] });
}

export const migrations: Migrations = {
  "001-tables": {
    async up(database: Kysely<unknown>) {
      await createTables(database, { number: "bigint", counter: "bigserial" });
      await inOrderOfCommits.execute(database);
      await sql`create trigger payouts_in_order before insert on payouts
        for each row execute function take_place()`.execute(database);
    },
  },
  "002-salt": { up: createSalt },
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
