import type { Caller } from "../accounts/credentials.ts";
import type { Answer } from "../http/answer.ts";

/** Carries out a valid request: the operation's ID and what was sent, to an answer. */
export type Perform = (
  operation: string,
  call: { caller: Caller; path: object; query: object; body: unknown; late: number },
) => Promise<Answer>;
