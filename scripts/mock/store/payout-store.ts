import { randomBytes } from "node:crypto";
import type { ColumnDefinitionBuilder, Generated, Kysely, Transaction } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { CallbackLog, Delivery } from "../interface.ts";
import type { Change, Payout, PlannedDelivery } from "../platform/payout.ts";

/** What payouts are found by: a reference as it is shown, and {@link Payout.digest} where something in it is masked. */
export interface Reference extends Pick<Payout, "digest"> {
  shown: string;
}

/** Which payouts of an account to list. */
export interface PageQuery {
  reference?: Reference | undefined;
  /** ID of a payout: those created before it. */
  before?: string | undefined;
  /** ID of a payout: those created after it. */
  after?: string | undefined;
  /** Largest number of payouts. */
  size: number;
}

/** Payouts of an account, newest first. */
export interface Page {
  payouts: Payout[];
  /** Whether there are newer ones that fit the query's reference. */
  newer: boolean;
  /** Whether there are older ones that fit the query's reference. */
  older: boolean;
}

/** Where payouts are kept. What a method resolved to is kept for good, whatever happens to the process. */
export interface PayoutStore extends DeliveryStore {
  /** Adds a payout and its callbacks; false, and nothing added, if the account has its reference already. */
  add(payout: Payout, callbacks: PlannedDelivery[]): Promise<boolean>;
  /** Gives a payout its further course, with its callbacks; false, and nothing changed, if it was started already. */
  start(payout: Payout, history: Change[], callbacks: PlannedDelivery[]): Promise<boolean>;
  /** Gives a payout another course, whatever it had. Callbacks of changes that then don't come are not sent. */
  redirect(payout: Payout, history: Change[], callbacks: PlannedDelivery[]): Promise<void>;
  /** Counts a lookup that did not find a payout yet. */
  countLookup(id: string): Promise<void>;
  /** Finds by ID, in one account or in all. */
  find(id: string, account?: string): Promise<Payout | undefined>;
  /** Finds by reference, in one account or in all, newest first. */
  findByReference(reference: Reference, account?: string): Promise<Payout[]>;
  /**
   * A digest of a text, the same for the same text in every replica, and another in every other store.
   *
   * A masked card number leaves so few candidates, 100,000 where it has 16 digits, that any quick digest gives it away within
   * a second to whoever reads the database, and the salt with it. So this one is slow, a tenth of a second of a core: hours for
   * each reference, and the salt has them begin anew in each store. That protects a database that is lost or shown by
   * chance, and not from somebody who takes the hours: nobody should send card numbers in references.
   */
  digestOf(text: string): Promise<string>;
  /** The latest payouts of an account or of all, newest first. */
  latest(limit: number, account?: string): Promise<Payout[]>;
  page(account: string, query: PageQuery): Promise<Page>;
  /** Forgets everything, or what one account has. */
  clear(account?: string): Promise<void>;
  /** @throws Unavailable if the database is away, or nothing can be written to it */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** What came of an attempt, and what is to become of the delivery. */
interface Settlement extends Pick<Delivery, "state" | "due" | "attempts" | "body" | "url" | "signature"> {
  log: CallbackLog;
}

/** Where callbacks wait, and where it is kept what became of them. */
export interface DeliveryStore {
  /**
   * The deliveries that are due. In order, a payout has one at a time, its oldest, and changes that came before it was
   * due make one delivery. What is taken is nobody else's until it is settled or given back.
   *
   * @param now in milliseconds since 1970
   * @param ordered whether each payout's callbacks keep their order
   * @param busy what is under way: IDs of payouts if in order, else of deliveries
   * @param limit largest number of deliveries
   * @param except accounts whose deliveries are left alone
   */
  takeDue(now: number, ordered: boolean, busy: string[], limit: number, except?: string[]): Promise<Delivery[]>;
  /** Lets other replicas take a delivery that was taken here, unless it was settled. */
  giveBack(delivery: Delivery): Promise<void>;
  /** When the first delivery after a time is due, in milliseconds since 1970: of all, or of those up to one of {@link lastPlanned}. */
  nextDue(now: number, last?: number): Promise<number | undefined>;
  /** The place of the latest delivery in the order of planning. */
  lastPlanned(): Promise<number>;
  /** How long at most to wait in milliseconds before asking again what is due, as other replicas may have left something. */
  patience: number;
  /** Keeps what came of an attempt, with the payout's log; false if the delivery was taken from here, or forgotten, meanwhile. */
  settle(delivery: Delivery, settlement: Settlement): Promise<boolean>;
  /** Has the bytes of a delivery sent once more, as a delivery of its own; undefined if it was never sent. */
  repeat(id: string, fresh: Pick<Delivery, "id" | "due">): Promise<Delivery | undefined>;
  /** The deliveries of a payout, of an account, or of all, the oldest first; where there is a limit, the latest. */
  deliveries(payout?: string, limit?: number, account?: string): Promise<Delivery[]>;
}

/** Says when a delivery is to be sent, and by whom. What it tells of, and what became of it, is in the table of deliveries. */
export interface DeliveryQueue {
  /** Has deliveries of a payout wait from the end of the transaction that planned them. */
  push(
    transaction: Transaction<Tables>,
    payout: Pick<Payout, "id" | "account">,
    planned: Pick<PlannedDelivery, "due">[],
  ): Promise<void>;
  /** Takes what is due, as `DeliveryStore.takeDue` has it. */
  take(now: number, ordered: boolean, busy: string[], limit: number, except?: string[]): Promise<Delivery[]>;
  /**
   * Ends what `take` began, as a part of the transaction that keeps what came of it.
   *
   * @param again when to send it once more, if at all
   * @returns false if it was taken from here meanwhile, so that nothing is to be kept
   */
  finish(transaction: Transaction<Tables>, delivery: Delivery, again: number | undefined): Promise<boolean>;
  /** How long at most to wait in milliseconds before looking again, as others may have left something. */
  patience: number;
  /** Lets others take what was taken here, unless it was finished. */
  giveBack(delivery: Delivery): Promise<void>;
  close(): Promise<void>;
}

/** A database that a store keeps its tables in, and where deliveries wait with that kind of database. */
export interface Database {
  queries: Kysely<Tables>;
  /** The same for the work of callbacks, so that no request waits behind it. */
  callbacks: Kysely<Tables>;
  queue: DeliveryQueue;
  /** Asks whether it is there and can be written to, and fails as a statement does. */
  check(): Promise<void>;
}

/** A payout, as a row. */
export interface PayoutRow {
  /** Order of creation. */
  sequence: Generated<number>;
  id: string;
  account: string;
  /** As it is shown, in JSON, in which no character is lost; the digest follows, if there is one. */
  reference: string;
  /** In JSON. */
  details: string;
  /** In JSON. */
  history: string;
  /** 0 or 1. */
  started: number;
  /** In JSON. */
  callback_logs: string;
  /** How many more lookups don't find it. */
  lag: number;
}

/** A delivery, as a row. */
export interface DeliveryRow extends Delivery {
  /** Order of planning. */
  sequence: Generated<number>;
}

export interface Tables {
  payouts: PayoutRow;
  deliveries: DeliveryRow;
  /** Has one row. */
  digests: { salt: string };
}

/** Brings a database to the present tables. Where several do so at once, one goes first and the others find it done. */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error) throw error;
}

/** Every change of a database's tables, in order. One that was released is never edited: another is added. */
export type Migrations = Record<string, Migration>;

/** Makes the tables, by a database's own names of a number of 64 bits and of a column that counts. */
export async function createTables(
  { schema }: Kysely<unknown>,
  types: { number: "integer" | "bigint"; counter: "integer" | "bigserial" },
): Promise<void> {
  const counter = (column: ColumnDefinitionBuilder) =>
    types.counter === "integer" ? column.primaryKey().autoIncrement() : column.primaryKey();
  await schema
    .createTable("payouts")
    .addColumn("sequence", types.counter, counter)
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("account", "text", (column) => column.notNull())
    .addColumn("reference", "text", (column) => column.notNull())
    .addColumn("details", "text", (column) => column.notNull())
    .addColumn("history", "text", (column) => column.notNull())
    .addColumn("started", "integer", (column) => column.notNull())
    .addColumn("callback_logs", "text", (column) => column.notNull())
    .addColumn("lag", "integer", (column) => column.notNull())
    .addUniqueConstraint("payouts_reference", ["reference", "account"])
    .execute();
  await schema.createIndex("payouts_account").on("payouts").columns(["account", "sequence"]).execute();
  await schema
    .createTable("deliveries")
    .addColumn("sequence", types.counter, counter)
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("payout", "text", (column) => column.notNull().references("payouts.id").onDelete("cascade"))
    .addColumn("account", "text", (column) => column.notNull())
    .addColumn("at", types.number, (column) => column.notNull())
    .addColumn("due", types.number, (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("body", "text")
    .addColumn("url", "text")
    .addColumn("signature", "text")
    .execute();
  await schema.createIndex("deliveries_due").on("deliveries").columns(["state", "due"]).execute();
  await schema.createIndex("deliveries_payout").on("deliveries").columns(["payout", "sequence"]).execute();
}

/** Gives a database a salt, which all that use it share. */
export async function createSalt(database: Kysely<Pick<Tables, "digests">>): Promise<void> {
  await database.schema
    .createTable("digests")
    .addColumn("salt", "text", (column) => column.notNull())
    .execute();
  await database
    .insertInto("digests")
    .values({ salt: randomBytes(16).toString("base64url") })
    .execute();
}
