import { type IncomingHttpHeaders, STATUS_CODES } from "node:http";
import type { FaultName } from "../interface.ts";

/** A response, and what was learned on the way to it. */
export interface Exchange extends Findings {
  response: MockResponse;
  /** What failed in the mock itself, behind a 500. */
  fault?: unknown;
}

/** What is learned of a request on the way to its response, which the log tells. */
export interface Findings {
  /** ID of the operation, once the request was routed. */
  operation?: string | undefined;
  /** The account, once its credentials were accepted. */
  account?: string;
  /** Why the response is not the usual one, or why the request was rejected. */
  reason?: string;
  /** Whether the platform acted on the request, whatever the caller was told. */
  handled?: true;
  /** What the request has that nothing reads, each in a sentence. */
  hints?: string[];
  /** The JSON that was sent. */
  sent?: unknown;
  /** The fault that took the place of the usual response, or broke it. */
  simulated?: FaultName;
  /** The names of the dialects that the response is in. */
  dialects?: string[];
  /** Whether it asks for health or readiness, and is no request of a test. */
  probe?: true;
}

/** A request as it came, its body read whole. */
export interface MockRequest {
  /** In upper case. */
  method: string;
  /** Without the query, percent-encoded as it came. */
  path: string;
  query: URLSearchParams;
  /** Whether the query has escapes that aren't UTF-8, so that it says something else than what was meant. */
  garbled?: true;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** When its head came, in milliseconds of `performance.now()`. */
  arrived: number;
}

/** What goes back to the caller. `body` is JSON, not yet serialized; without one the response is empty. */
export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body?: unknown;
  /** `body` as it is sent, once that is settled. */
  json?: string;
  /** Sent in place of `body`, as it is. */
  content?: { type: string; bytes: Buffer };
  /** How the connection breaks: it is reset in place of a response, or in the middle of one, or no response ever comes. */
  broken?: "reset" | "cut" | "hang";
  /** How long it is held back, in milliseconds, beside the delay of all responses. */
  delay?: number;
  /** Whether the body is an error of the mock's own: an {@link ErrorDocument}, or `errors` by field. */
  ownError?: true;
}

/** The body of every error but those of fields. */
export interface ErrorDocument {
  errors: { status: string; code: string; detail?: string }[];
}

/** What is wrong with each field. */
export type FieldErrors = Record<string, string>;

/** Thrown wherever a request is rejected, with the whole response. */
export class Rejection extends Error {
  readonly response: MockResponse;

  constructor(response: MockResponse) {
    super(`Rejected with status ${response.status}`);
    this.response = response;
  }
}

/** Rejects with a list of one error. `detail` is a sentence, and repeats no more of what the caller sent than a name. */
export function rejection(status: number, detail?: string, headers: Record<string, string> = {}): Rejection {
  return new Rejection(errorResponse(status, detail, headers));
}

/** Rejects with a sentence for each field. */
export function fieldRejection(errors: FieldErrors, status: 400 | 422 = 422): Rejection {
  return new Rejection({ status, headers: {}, body: { errors }, ownError: true });
}

/** An error of the mock's own. */
export function errorResponse(status: number, detail?: string, headers: Record<string, string> = {}): MockResponse {
  return { status, headers, body: errorDocument(status, detail), ownError: true };
}

/** The API's form of an error that is not about fields. */
export function errorDocument(status: number, detail?: string): ErrorDocument {
  const error: ErrorDocument["errors"][number] = { status: STATUS_CODES[status] ?? "Error", code: String(status) };
  if (detail) error.detail = detail;
  return { errors: [error] };
}

/** What an error says: its details, or each field with what is wrong with it. Undefined if it says neither. */
export function detailOf(body: unknown): string | undefined {
  const { errors, detail } = (body ?? {}) as Partial<ErrorDocument> & { errors?: FieldErrors; detail?: unknown };
  if (errors === undefined) return typeof detail === "string" ? detail : undefined;
  const sentences = Array.isArray(errors)
    ? errors.flatMap((error) => error.detail ?? [])
    : Object.entries(errors).map(([field, sentence]) => `${field}: ${sentence}`);
  return sentences.join(" ") || undefined;
}

/** The media type of problem details (RFC 9457), in which the mock writes its own errors where the contract's are such. */
export const problemType = "application/problem+json";

/** An error of the mock's own as problem details. */
export function toProblem({ status, headers, body }: MockResponse): MockResponse {
  const detail = detailOf(body);
  return {
    status,
    headers: { ...headers, "Content-Type": problemType },
    body: { type: "about:blank", title: STATUS_CODES[status] ?? "Error", status, ...(detail ? { detail } : {}) },
  };
}

/** The store is unavailable. What was under way may have been kept or not. */
export class Unavailable extends Error {
  /** A sentence for callers where somebody has to do something; without one, they only come again. */
  readonly detail: string | undefined;

  constructor(message: string, { detail, ...options }: ErrorOptions & { detail?: string | undefined } = {}) {
    super(message, options);
    this.detail = detail;
  }
}

/** What callers are told of a store that has no room left. */
export const storeIsFull = "The store is full.";
