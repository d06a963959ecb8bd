import type { Answer } from "./answer.ts";

/** An answer, and what was found out on the way to it. */
export interface Exchange {
  answer: Answer;
  /** Its body in JSON, once it was sent. */
  sent?: string;
  /** ID of the operation, once the request was routed. */
  operation?: string | undefined;
  /** The account, once its credentials were found right. */
  account?: string;
  /** Why the answer is not what the request would get by itself, or why it was refused. */
  reason?: string;
  /** Whether it was asked if the mock is well, which is no request of a test. */
  probe?: true;
  /** What failed in the mock itself, behind a 500. */
  fault?: unknown;
}
