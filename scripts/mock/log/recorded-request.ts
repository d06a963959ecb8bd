/** A request that was answered. Card numbers and keys in it are masked. */
export interface RecordedRequest {
  /** Counts the requests since the mock was started. */
  id: number;
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
  /** The JSON that was answered, if any, and if it has no more than 16 KiB. */
  answer?: unknown;
  /** As in the log. */
  reason?: string;
  operation?: string;
  account?: string;
}
