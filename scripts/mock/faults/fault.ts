import { type Answer, errorDocument } from "../http/answer.ts";

/** How an answer fails: with an error, without a body, or by a connection that is reset. */
const kinds = ["error", "empty", "reset"] as const;

/** Whether the request is carried out all the same. */
const moments = ["before", "after"] as const;

/** A failure that the mock plays on purpose. */
export interface Fault {
  kind: (typeof kinds)[number];
  moment: (typeof moments)[number];
  /** Status of the answer, if there is one. */
  status: number;
}

/** The names of faults, such as `reset-after`. */
export const faultNames = kinds.flatMap((kind) => moments.map((moment) => `${kind}-${moment}`));

/** @param name one of {@link faultNames} */
export function faultNamed(name: string, status: number): Fault {
  const [kind, moment] = name.split("-") as [Fault["kind"], Fault["moment"]];
  return { kind, moment, status };
}

/** A fault as the log tells of it. */
export function describeFault({ kind, moment, status }: Fault): string {
  return kind === "reset" ? `fault=${kind}-${moment}` : `fault=${kind}-${moment}, code=${status}`;
}

/** What the caller gets of it. */
export function answerOf({ kind, status }: Fault, failure: Answer): Answer {
  if (kind === "reset") return { status: 0, headers: {}, reset: true };
  if (kind === "empty") return { status, headers: {} };
  return status === failure.status ? failure : { status, headers: {}, body: errorDocument(status) };
}
