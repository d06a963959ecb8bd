/** A request that was answered. Card numbers and keys in it are masked. */
export interface RecordedRequest {
  /** Date and time of the answer, ISO 8601. */
  time: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** The JSON that was sent, if any, and if it had no more than 16 KiB. */
  body?: unknown;
  /** Size of what was sent, in bytes. */
  bodySize: number;
  /** 0 if the connection was reset. */
  status: number;
  /** As in the log. */
  reason?: string;
  operation?: string;
  account?: string;
}
