/** One request in the log. No card number, key or secret is in it. */
export interface LogEntry {
  /** Date and time of the answer, ISO 8601. */
  time: string;
  method: string;
  path: string;
  /** 0 if the connection was reset. */
  status: number;
  milliseconds: number;
  operation?: string;
  account?: string;
  /** Why it was answered so: the fields of a 422, what `Prefer` asked for, a fault that was played. */
  reason?: string;
  /** What failed in the mock itself, behind a 500. */
  fault?: string;
}
