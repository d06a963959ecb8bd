import { type Kysely, sql } from "kysely";
import type { Page, PageQuery } from "./payout-store.ts";
import { prepare } from "./prepare.ts";
import { referenceKey, toPayout } from "./row.ts";
import type { Tables } from "./tables.ts";

/** What a page is bounded by, beside its account and its size. */
const bounds = ["reference", "before", "after"] as const;
type Bound = (typeof bounds)[number];
type Values = Record<Bound | "account", string> & { size: number };

/** Reads one page of an account's payouts, newest first. */
export function pageReader(queries: Kysely<Tables>): (account: string, query: PageQuery) => Promise<Page> {
  // One for each set of bounds: there are eight.
  const prepared = new Map<string, ReturnType<typeof preparePage>>();
  const newer = prepareNext(queries, ">");
  const older = prepareNext(queries, "<");
  return async (account, query) => {
    const given = bounds.filter((bound) => query[bound] !== undefined);
    const read = prepared.get(given.join()) ?? preparePage(queries, given);
    prepared.set(given.join(), read);
    const { reference = "", before = "", after = "", size } = query;
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
