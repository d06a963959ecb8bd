/** A request that was answered. Card numbers in it are masked, and its credentials left out. */
export interface RecordedRequest {
  /** Date and time of the answer, ISO 8601. */
  time: string;
  method: string;
  path: string;
  query: Record<string, string>;
  /** The JSON that was sent, if any. */
  body?: unknown;
  status: number;
  operation?: string;
  account?: string;
}
