import { UsageError } from "../../command-line/command-line.ts";
import type { Clock } from "../platform/clock.ts";
import type { PayoutStore } from "./payout-store.ts";
import { memory } from "./sqlite/node-sqlite.ts";
import { openSqliteStore } from "./sqlite/open-sqlite-store.ts";

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
  const { openPostgresStore } = await import("./postgres/open-postgres-store.ts");
  try {
    return await openPostgresStore(url, clock);
  } catch (error) {
    const reason = (error as Error).message.replaceAll(/\s*\n\s*/g, " ");
    const remedy = "Give a database that is there and is this mock's own, and the credentials for it";
    throw new UsageError(`${shown}: ${reason}. ${remedy}; the password may come as PGPASSWORD.`);
  }
}
