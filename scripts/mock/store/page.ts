import type { Kysely } from "kysely";
import type { Page, PageQuery } from "./payout-store.ts";
import { referenceKey, toPayout } from "./row.ts";
import type { Tables } from "./tables.ts";

/** Reads one page of an account's payouts, newest first. */
export async function readPage(queries: Kysely<Tables>, account: string, query: PageQuery): Promise<Page> {
  const { reference, before, after, size } = query;
  const fitting = () => {
    const all = queries.selectFrom("payouts").where("account", "=", account);
    return reference === undefined ? all : all.where("reference", "=", referenceKey(reference));
  };
  // An unknown cursor has no sequence, and nothing comes before or after that.
  const sequenceOf = (id: string) =>
    queries.selectFrom("payouts").select("sequence").where("id", "=", id).where("account", "=", account);

  let rows = fitting().selectAll().limit(size);
  if (before !== undefined) rows = rows.where("sequence", "<", sequenceOf(before));
  if (after !== undefined) rows = rows.where("sequence", ">", sequenceOf(after));
  // The page after a payout is the one next to it, not the newest of all.
  const upwards = after !== undefined && before === undefined;
  const found = await rows.orderBy("sequence", upwards ? "asc" : "desc").execute();
  if (upwards) found.reverse();

  const exists = async (operator: "<" | ">", sequence: number | undefined) => {
    if (sequence === undefined) return false;
    const row = await fitting().select("id").where("sequence", operator, sequence).limit(1).executeTakeFirst();
    return row !== undefined;
  };
  return {
    payouts: found.map(toPayout),
    newer: await exists(">", found[0]?.sequence),
    older: await exists("<", found.at(-1)?.sequence),
  };
}
