/** An account of `--accounts FILE`. */
export interface Account {
  /** User name of Basic authentication. */
  id: string;
  /** Passwords of Basic authentication. */
  api_keys: string[];
  /** Keys of the public API. */
  public_keys: string[];
  /** What callbacks are signed with. */
  secrets?: Secrets;
  /** Where callbacks go that a payout's creation gave no address. */
  callback_url?: string;
}

/** What callbacks are signed with, for tests and for live payouts. */
export interface Secrets {
  test: string;
  live: string;
}
