import { type IncomingHttpHeaders, STATUS_CODES } from "node:http";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { bodies } from "../../openapi/model.ts";

/** An answer, and what was found out on the way to it. */
export interface Exchange {
  answer: MockResponse;
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

/** A request as it came, its body read whole. */
export interface MockRequest {
  /** In upper case. */
  method: string;
  /** Without the query, percent-encoded as it came. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** The body of every error but a 422. */
export interface ErrorDocument {
  errors: { status: string; code: string; detail?: string }[];
}

/** What is wrong with each field, the errors of a 422. */
export type FieldErrors = Record<string, string>;

/** What goes back to the caller. `body` is JSON, not yet serialised; without one the answer is empty. */
export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body?: unknown;
  /** Sent in place of `body`, as it is. */
  content?: { type: string; bytes: Buffer };
  /** Resets the connection in place of an answer; `status` is 0 then. */
  reset?: true;
}

/** Thrown wherever a request is refused; it carries the whole answer. */
export class Rejection extends Error {
  readonly answer: MockResponse;

  constructor(answer: MockResponse) {
    super(`Refused with status ${answer.status}`);
    this.answer = answer;
  }
}

/** Refuses with a list of one error. `detail` is a sentence, and never repeats what the caller sent. */
export function rejection(status: number, detail?: string, headers: Record<string, string> = {}): Rejection {
  return new Rejection({ status, headers, body: errorDocument(status, detail) });
}

/** Refuses with status 422 and a sentence for each field. */
export function fieldRejection(errors: FieldErrors): Rejection {
  return new Rejection({ status: 422, headers: {}, body: { errors } });
}

/** The API's own form of every error but 422. */
export function errorDocument(status: number, detail?: string): ErrorDocument {
  const error: ErrorDocument["errors"][number] = { status: STATUS_CODES[status] ?? "Error", code: String(status) };
  if (detail) error.detail = detail;
  return { errors: [error] };
}

/** The answer where the mock itself fails, with the body that the contract documents for the status. */
export function readFailure(contract: OpenApiDocument, status: 500 | 503): MockResponse {
  const documented = bodies(contract).find(({ place }) => place === String(status));
  return { status, headers: {}, body: documented?.value ?? errorDocument(status) };
}

/** The store can't be asked at present. What was under way may have been carried out or not. */
export class Unavailable extends Error {}
