import { UsageError } from "../../command-line/command-line.ts";
import type { PayoutStore } from "./payout-store.ts";
import { openSqliteStore } from "./sqlite-store.ts";

/**
 * Opens what `--store` names.
 *
 * @param address `memory`, or `sqlite:FILE`
 * @throws UsageError if it is neither, or the file can't be used
 */
export async function openStore(address: string): Promise<PayoutStore> {
  const file = address === "memory" ? ":memory:" : /^sqlite:(.+)$/s.exec(address)?.[1];
  if (!file) throw new UsageError(`--store ${address}: not a store. Give memory or sqlite:FILE.`);
  try {
    return await openSqliteStore(file);
  } catch (error) {
    const reason = (error as Error).message;
    throw new UsageError(`--store ${address}: ${reason}. Give a file of this mock's own in a folder that exists.`);
  }
}
