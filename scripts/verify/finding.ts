export type FindingKind =
  | "flow"
  | "media-type"
  | "missing-header"
  | "missing-member"
  | "no-answer"
  | "no-json"
  | "safety"
  | "status"
  | "undocumented-member"
  | "unknown-value"
  | "wrong-type"
  | "wrong-value";

/** Something in which a deployment and the contract differ. */
export interface Finding {
  kind: FindingKind;
  /** What is wrong, in one line. */
  message: string;
  operationId: string;
  /** HTTP status of the answer; 0 if there was none. */
  status: number;
  /** JSON Pointer into the answer's body, empty for all of it, or the runtime expression of a header, such as `$response.header.Allow`. */
  instance: string;
  /** JSON Pointer into the contract, to what the answer was held against. */
  place: string;
}

/** Adds a finding to others, unless the same was found before, in another item of a list for one. */
export function addFinding(findings: Finding[], finding: Finding): void {
  const keyOf = ({ kind, message, operationId, status, place }: Finding) =>
    [kind, message, operationId, status, place].join("\n");
  if (!findings.some((known) => keyOf(known) === keyOf(finding))) findings.push(finding);
}
