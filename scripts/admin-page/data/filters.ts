import type { Delivery, Payout, RecordedRequest } from "./call.ts";

/** What is shown of a list: entries of one account, in which a text occurs. */
export interface Filter {
  /** Everybody's if it is empty. */
  account: string;
  text: string;
}

export function filtered<Entry extends RecordedRequest | Payout | Delivery>(
  entries: Entry[] | undefined,
  { account, text }: Filter,
): Entry[] | undefined {
  const wanted = text.toLowerCase();
  return entries?.filter(
    (entry) =>
      (account === "" || entry.account === account) &&
      (wanted === "" || JSON.stringify(entry).toLowerCase().includes(wanted)),
  );
}
