import { STATUS_CODES } from "node:http";
import type { components } from "../../../generated/client/api.d.ts";

type ErrorDocument = components["schemas"]["ErrorDocument"];
type FieldErrors = components["schemas"]["FieldErrors"];

/** What goes back to the caller. `body` is JSON, not yet serialised; without one the answer is empty. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body?: unknown;
  /** Sent in place of `body`, as it is. */
  content?: { type: string; bytes: Buffer };
  /** Resets the connection in place of an answer; `status` is 0 then. */
  reset?: true;
}

/** Thrown wherever a request is refused; it carries the whole answer. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`Refused with status ${answer.status}`);
    this.answer = answer;
  }
}

/** Refuses with a list of one error. `detail` is a sentence, and never repeats what the caller sent. */
export function refuse(status: number, detail?: string, headers: Record<string, string> = {}): Refusal {
  return new Refusal({ status, headers, body: errorDocument(status, detail) });
}

/** Refuses with status 422 and a sentence for each field. */
export function refuseFields(errors: FieldErrors): Refusal {
  return new Refusal({ status: 422, headers: {}, body: { errors } });
}

/** The API's own form of every error but 422. */
export function errorDocument(status: number, detail?: string): ErrorDocument {
  const error: ErrorDocument["errors"][number] = { status: STATUS_CODES[status] ?? "Error", code: String(status) };
  if (detail) error.detail = detail;
  return { errors: [error] };
}
