/** One request in the log. No card number, key or secret is in it. */
export interface LogEntry {
  /** Date and time of the answer, ISO 8601. */
  time: string;
  method: string;
  path: string;
  status: number;
  milliseconds: number;
  operation?: string;
  account?: string;
  /** What failed in the mock itself, behind a 500. */
  fault?: string;
}
