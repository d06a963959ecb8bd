import { type BinaryLike, type ScryptOptions, scrypt } from "node:crypto";
import { promisify } from "node:util";
import {
  type Compilable,
  type Insertable,
  type Kysely,
  type QueryResult,
  type Selectable,
  sql,
  type Transaction,
} from "kysely";
import { parseExactly } from "../../cli/exact-json.ts";
import type { CallbackLog, Delivery } from "../interface.ts";
import type { Payout, PlannedDelivery } from "../platform/payout.ts";
import type {
  Database,
  DeliveryRow,
  DeliveryStore,
  Page,
  PageQuery,
  PayoutRow,
  PayoutStore,
  Reference,
  Tables,
} from "./payout-store.ts";

/** Keeps payouts in a database. Each method is one statement or one transaction, and so whole or not at all. */
export async function kyselyStore(database: Database): Promise<PayoutStore> {
  const { queries, queue } = database;
  const { salt } = await queries.selectFrom("digests").select("salt").executeTakeFirstOrThrow();
  // Whoever waits for a payout looks it up again and again. They are nowhere but in this process.
  const digests = new Map<string, string>();
  const insertPayout = prepare((row: Insertable<PayoutRow>) => {
    const { id, account, reference, details, history, started, callback_logs, lag } = row;
    return queries
      .insertInto("payouts")
      .values({ id, account, reference, details, history, started, callback_logs, lag })
      .onConflict((conflict) => conflict.columns(["reference", "account"]).doNothing());
  });
  const payouts = queries.selectFrom("payouts").selectAll();
  const findById = prepare(({ id }: { id: string }) => payouts.where("id", "=", id));
  const newestFirst = payouts.orderBy("sequence", "desc");
  const findEverywhere = prepare(({ reference }: { reference: string }) =>
    newestFirst.where("reference", "=", reference),
  );
  const findInAccount = prepare(({ reference, account }: { reference: string; account: string }) =>
    newestFirst.where("reference", "=", reference).where("account", "=", account),
  );
  /** Keeps deliveries that were planned, and has them wait. */
  const plan = async (
    transaction: Transaction<Tables>,
    payout: Pick<Payout, "id" | "account">,
    callbacks: PlannedDelivery[],
  ) => {
    if (callbacks.length === 0) return;
    await transaction.insertInto("deliveries").values(plannedRows(payout, callbacks)).execute();
    await queue.push(transaction, payout, callbacks);
  };
  return {
    async add({ id, account, details, digest, history, started, callbackLogs, lag }, callbacks) {
      const row = {
        id,
        account,
        reference: referenceKey({ shown: details.reference_id, digest }),
        details: JSON.stringify(details),
        history: JSON.stringify(history),
        started: started ? 1 : 0,
        callback_logs: JSON.stringify(callbackLogs),
        lag,
      };
      const insert = async (on: Kysely<Tables>) => (await insertPayout(on, row)).numAffectedRows === 1n;
      if (callbacks.length === 0) return insert(queries);
      return queries.transaction().execute(async (transaction) => {
        const added = await insert(transaction);
        if (added) await plan(transaction, { id, account }, callbacks);
        return added;
      });
    },
    start: (payout, history, callbacks) =>
      queries.transaction().execute(async (transaction) => {
        const result = await transaction
          .updateTable("payouts")
          .set({ history: JSON.stringify(history), started: 1 })
          .where("id", "=", payout.id)
          .where("started", "=", 0)
          .executeTakeFirst();
        const started = result.numUpdatedRows === 1n;
        if (started) await plan(transaction, payout, callbacks);
        return started;
      }),
    redirect: (payout, history, callbacks) =>
      queries.transaction().execute(async (transaction) => {
        await transaction
          .updateTable("payouts")
          .set({ history: JSON.stringify(history), started: history.length > 1 ? 1 : 0 })
          .where("id", "=", payout.id)
          .execute();
        await transaction
          .deleteFrom("deliveries")
          .where("payout", "=", payout.id)
          .where("state", "=", "waiting")
          .where("at", ">", history.at(-1)?.at ?? 0)
          .execute();
        await plan(transaction, payout, callbacks);
      }),
    async countLookup(id) {
      await queries
        .updateTable("payouts")
        .set(({ eb }) => ({ lag: eb("lag", "-", 1) }))
        .where("id", "=", id)
        .where("lag", ">", 0)
        .execute();
    },
    async find(id, account) {
      const [row] = (await findById(queries, { id })).rows;
      return row && (account === undefined || row.account === account) ? toPayout(row) : undefined;
    },
    async findByReference(wanted, account) {
      const reference = referenceKey(wanted);
      const { rows } = await (account === undefined
        ? findEverywhere(queries, { reference })
        : findInAccount(queries, { reference, account }));
      return rows.map(toPayout);
    },
    async digestOf(text) {
      const digest = digests.get(text) ?? (await slowDigest(text, salt, 16, digestCost)).toString("base64url");
      if (digests.size >= mostDigests) digests.clear();
      digests.set(text, digest);
      return digest;
    },
    async latest(limit, account) {
      let query = queries.selectFrom("payouts").selectAll().orderBy("sequence", "desc").limit(limit);
      if (account !== undefined) query = query.where("account", "=", account);
      return (await query.execute()).map(toPayout);
    },
    page: pageReader(queries),
    async clear(account) {
      await queries.transaction().execute(async (transaction) => {
        for (const table of ["deliveries", "payouts"] as const) {
          const all = transaction.deleteFrom(table);
          await (account === undefined ? all : all.where("account", "=", account)).execute();
        }
      });
    },
    ...kyselyDeliveries(database),
    check: database.check,
    async close() {
      await queue.close();
      await queries.destroy();
      if (database.callbacks !== queries) await database.callbacks.destroy();
    },
  };
}

/** Keeps deliveries in a database. */
function kyselyDeliveries({ callbacks: queries, queue }: Database): DeliveryStore {
  return {
    patience: queue.patience,
    takeDue: queue.take,
    giveBack: queue.giveBack,
    async nextDue(now, last) {
      let query = queries
        .selectFrom("deliveries")
        .select(({ fn }) => fn.min("due").as("due"))
        .where("state", "=", "waiting")
        .where("due", ">", now);
      if (last !== undefined) query = query.where("sequence", "<=", last);
      return (await query.executeTakeFirst())?.due ?? undefined;
    },
    async lastPlanned() {
      const row = await queries
        .selectFrom("deliveries")
        .select(({ fn }) => fn.max("sequence").as("last"))
        .executeTakeFirst();
      return row?.last ?? 0;
    },
    async settle(delivery, { log, ...settled }) {
      const { id, payout } = delivery;
      return queries.transaction().execute(async (transaction) => {
        const again = settled.state === "waiting" ? settled.due : undefined;
        if (!(await queue.finish(transaction, delivery, again))) return false;
        await transaction.updateTable("deliveries").set(settled).where("id", "=", id).execute();
        const row = await transaction
          .selectFrom("payouts")
          .select("callback_logs")
          .where("id", "=", payout)
          .executeTakeFirst();
        if (!row) return false;
        const logs: CallbackLog[] = JSON.parse(row.callback_logs);
        const callback_logs = JSON.stringify([...logs, log]);
        await transaction.updateTable("payouts").set({ callback_logs }).where("id", "=", payout).execute();
        return true;
      });
    },
    async repeat(id, { id: freshId, due }) {
      return queries.transaction().execute(async (transaction) => {
        const sent = await transaction.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirst();
        if (!sent?.body) return undefined;
        const repeated: Delivery = { ...toDelivery(sent), id: freshId, due, attempts: 0, state: "waiting" };
        await transaction.insertInto("deliveries").values(repeated).execute();
        await queue.push(transaction, { id: repeated.payout, account: repeated.account }, [repeated]);
        return repeated;
      });
    },
    async deliveries(payout, limit, account) {
      let query = queries.selectFrom("deliveries").selectAll().orderBy("sequence", "desc");
      if (payout !== undefined) query = query.where("payout", "=", payout);
      if (account !== undefined) query = query.where("account", "=", account);
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(toDelivery).reverse();
    },
  };
}

/** What a page is bounded by, beside its account and its size. */
const bounds = ["reference", "before", "after"] as const;
type Bound = (typeof bounds)[number];
type Values = Record<Bound | "account", string> & { size: number };

/** Reads one page of an account's payouts, newest first. */
function pageReader(queries: Kysely<Tables>): (account: string, query: PageQuery) => Promise<Page> {
  // One for each set of bounds: there are eight.
  const prepared = new Map<string, ReturnType<typeof preparePage>>();
  const newer = prepareNext(queries, ">");
  const older = prepareNext(queries, "<");
  return async (account, query) => {
    const given = bounds.filter((bound) => query[bound] !== undefined);
    const read = prepared.get(given.join()) ?? preparePage(queries, given);
    prepared.set(given.join(), read);
    const { reference = { shown: "" }, before = "", after = "", size } = query;
    const { rows } = await read(queries, { account, reference: referenceKey(reference), before, after, size });
    if (goesUpwards(given)) rows.reverse();
    const exists = async (next: typeof newer, sequence: number | undefined) => {
      // An account has a reference once, so that no other payout fits.
      if (sequence === undefined || query.reference !== undefined) return false;
      return (await next(queries, { account, sequence })).rows.length > 0;
    };
    return {
      payouts: rows.map(toPayout),
      newer: await exists(newer, rows[0]?.sequence),
      older: await exists(older, rows.at(-1)?.sequence),
    };
  };
}

function preparePage(queries: Kysely<Tables>, given: Bound[]) {
  return prepare(({ account, reference, before, after, size }: Values) => {
    // An unknown cursor has no sequence, and nothing comes before or after that.
    const sequenceOf = (id: string) =>
      queries.selectFrom("payouts").select("sequence").where("id", "=", id).where("account", "=", account);
    // By a bare placeholder here SQLite would prepare the statement again for each value.
    const limit = sql<number>`cast(${size} as integer)`;
    let rows = queries.selectFrom("payouts").selectAll().where("account", "=", account).limit(limit);
    if (given.includes("reference")) rows = rows.where("reference", "=", reference);
    if (given.includes("before")) rows = rows.where("sequence", "<", sequenceOf(before));
    if (given.includes("after")) rows = rows.where("sequence", ">", sequenceOf(after));
    return rows.orderBy("sequence", goesUpwards(given) ? "asc" : "desc");
  });
}

/** The page after a payout is the one next to it, not the newest of all. */
function goesUpwards(given: Bound[]): boolean {
  return given.includes("after") && !given.includes("before");
}

/** Looks for a payout on one side of another. */
function prepareNext(queries: Kysely<Tables>, operator: "<" | ">") {
  return prepare(({ account, sequence }: { account: string; sequence: number }) =>
    queries
      .selectFrom("payouts")
      .select("id")
      .where("account", "=", account)
      .where("sequence", operator, sequence)
      .limit(1),
  );
}

/** A query that was made into SQL once, to be executed with values of its own each time. */
type Prepared<Values, Row> = (on: Kysely<Tables>, values: Values) => Promise<QueryResult<Row>>;

/** Stands for a value until there is one. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * Prepares a query: to build one and make SQL of it takes Kysely ten times as long as SQLite takes to run it.
 *
 * @param build makes the query; what it takes of `values` stands for the values to come, and can be handed on alone
 */
function prepare<Values extends object, Row>(build: (values: Values) => Compilable<Row>): Prepared<Values, Row> {
  const placeholders = new Proxy({} as Values, { get: (_, name) => new Placeholder(String(name)) });
  const { parameters, ...compiled } = build(placeholders).compile();
  return (on, values) => {
    const given = values as Record<string, unknown>;
    const filled = parameters.map((one) => (one instanceof Placeholder ? given[one.name] : one));
    return on.executeQuery<Row>({ ...compiled, parameters: filled });
  };
}

/** A reference as its column has it. SQLite would end a text at a NUL, and JSON escapes it. No digest has a quote in it. */
function referenceKey({ shown, digest = "" }: Reference): string {
  return JSON.stringify(shown) + digest;
}

function digestIn(referenceKey: string): string | undefined {
  return referenceKey.slice(referenceKey.lastIndexOf('"') + 1) || undefined;
}

const slowDigest: (text: BinaryLike, salt: string, bytes: number, cost: ScryptOptions) => Promise<Buffer> =
  promisify(scrypt);

/** How many digests to know at most. */
const mostDigests = 1000;

/** A tenth of a second and 32 MiB. Those of a store stay as they are: with others, nothing that it has would be found. */
const digestCost: ScryptOptions = { cost: 2 ** 15, blockSize: 8, parallelization: 1, maxmem: 2 ** 26 };

/** A payout as the mock knows it, from its row, in which lists and maps are JSON and what is true is 1. */
function toPayout({ reference, details, history, started, callback_logs, ...row }: Selectable<PayoutRow>): Payout {
  return {
    id: row.id,
    account: row.account,
    digest: digestIn(reference),
    details: parseExactly(details) as Payout["details"],
    history: JSON.parse(history),
    started: started === 1,
    callbackLogs: JSON.parse(callback_logs),
    lag: row.lag,
  };
}

/** A delivery from its row, without its place in the order of the table. */
export function toDelivery({ sequence, ...delivery }: Selectable<DeliveryRow>): Delivery {
  return delivery;
}

/** Rows for deliveries that were planned, ready to be inserted. */
function plannedRows({ id: payout, account }: Pick<Payout, "id" | "account">, planned: PlannedDelivery[]) {
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
