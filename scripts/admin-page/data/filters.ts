import type { Delivery, Payout, RecordedRequest } from "./call.ts";

/** What is shown of a list: entries of one account, in which a text occurs. */
export interface Filter {
  /** Everybody's if it is empty. */
  account: string;
  text: string;
}

/** The entries that a filter lets through, and how many it does not. */
export function filtered<Entry extends RecordedRequest | Payout | Delivery>(
  entries: Entry[] | undefined,
  { account, text }: Filter,
): { entries: Entry[] | undefined; hidden: number } {
  const wanted = text.toLowerCase();
  const fitting = entries?.filter(
    (entry) =>
      (account === "" || entry.account === account) &&
      (wanted === "" || JSON.stringify(entry).toLowerCase().includes(wanted)),
  );
  return { entries: fitting, hidden: (entries?.length ?? 0) - (fitting?.length ?? 0) };
}
