/** An account of `--accounts FILE`. */
export interface Account {
  /** User name of Basic authentication. */
  id: string;
  /** Passwords of Basic authentication. */
  api_keys: string[];
  /** Keys of the public API. */
  public_keys: string[];
  /** What callbacks are signed with. */
  secrets?: { test: string; live: string };
}
