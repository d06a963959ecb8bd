import type { Client } from "../openapi-fetch.js";
import type { Outcome } from "../outcomes.js";
import { describeSilence } from "./describe-silence.ts";
import { isPayout } from "./payout.ts";
import { type ApiErrors, PayoutsError } from "./payouts-error.ts";

/** What can be set for one call. */
export interface CallOptions {
  /** Ends the call; what it did is then unknown. */
  signal?: AbortSignal | undefined;
  /** Headers to send with this request, besides the client's. */
  headers?: Record<string, string>;
}

/** A generated operation, and what it was called with. */
export interface OperationCall {
  /** Its `operationId`. */
  operation: string;
  method: string;
  path: string;
  /** What each documented status means; `default` stands for all others. */
  outcomes: { [status: string]: Outcome; default: Outcome };
  /** Whether `data` alone is handed back, without the document around it. */
  unwrap?: boolean;
  params?: { path?: Record<string, string>; query?: object };
  body?: unknown;
  options?: CallOptions;
}

/** Resolves to the body of an answer that says that all went well, or rejects with a PayoutsError. */
export type Call = <Answer>(call: OperationCall) => Promise<Answer>;

/** A client's function that calls by path. Which path takes what was settled when the operation was generated. */
type Request = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: string; error?: { errors: ApiErrors; data?: unknown }; response: Response }>;

/** Makes the function that the generated operations call. */
export function createCall<Paths extends object>(client: Client<Paths>): Call {
  const request = client.request as unknown as Request;
  return async <Answer>({ operation, method, path, outcomes, unwrap, params, body, options }: OperationCall) => {
    for (const [name, id] of Object.entries(params?.path ?? {})) checkId(name, id);
    const init = { params, body, ...options, parseAs: "text" };
    const { data, error, response } = await request(method, path, init).catch((reason: unknown) => {
      throw new PayoutsError({ operation, outcome: outcomes.default, ...describeSilence(reason, options?.signal) });
    });
    const { status, statusText, headers } = response;
    const known = {
      operation,
      status,
      outcome: outcomes[status] ?? outcomes.default,
      requestId: headers.get("x-request-id") ?? undefined,
      retryAfter: secondsOf(headers.get("retry-after")),
    };
    if (error) {
      const { errors, data: payout } = error;
      const fields = Array.isArray(errors) ? "" : ` (${Object.keys(errors).join(", ")})`;
      const happened = `${status} ${statusText}${fields}`.trim();
      throw new PayoutsError({ ...known, happened, errors, payout: isPayout(payout) ? payout : undefined });
    }
    const document = parse(data);
    if (!outcomes[status] || typeof document?.data !== "object" || document.data === null) {
      const happened = `${status} with an answer that is not the API's`;
      throw new PayoutsError({ ...known, outcome: outcomes.default, happened });
    }
    return (unwrap ? document.data : document) as Answer;
  };
}

/** An ID that is empty, or nothing but dots, would make the path another one. */
function checkId(name: string, id: unknown): void {
  if (typeof id !== "string" || /^\.{0,2}$/.test(id)) {
    throw new TypeError(`${name} is no ID. Give one that the API gave.`);
  }
}

function parse(text: string | undefined): { data?: unknown } | undefined {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

/** Seconds from now that a `Retry-After` header asks for, which gives them as such or as a date. */
function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}
