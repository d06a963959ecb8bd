import type { Client } from "../openapi-fetch.js";
import type { Outcome } from "../outcomes.js";
import { type ApiDocument, isObject, malformed, parseJson } from "./create-path-client.ts";
import { type ApiErrors, isPayout, PayoutsError } from "./payouts-error.ts";

/** What can be set for one call. */
export interface CallOptions {
  /** Ends the call; what it did is then unknown. */
  signal?: AbortSignal | undefined;
  /** Headers to send with this request, besides the client's. */
  headers?: Record<string, string>;
}

/** What the contract says of an operation. */
export interface CalledOperation {
  /** Its `operationId`. */
  operation: string;
  method: string;
  path: string;
  /** What each documented status means; `default` stands for all others. */
  outcomes: { [status: string]: Outcome; default: Outcome };
  /** What is handed back: the document around `data` if left out, `data` alone, or whatever the body is. */
  part?: "data" | "any";
  /** The statuses of success that come without a body. */
  empty?: number[];
}

/** What an operation is called with. */
export interface Given {
  path?: Record<string, string>;
  query?: object;
  body?: unknown;
}

/** Resolves to the body of an answer that says that all went well, or rejects with a PayoutsError. */
export type Call = <Answer>(called: CalledOperation, given: Given, options?: CallOptions) => Promise<Answer>;

/** A client's function that calls by path. Which path takes what was settled when the operation was generated. */
type Request = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: string; error?: { errors: ApiErrors; data?: unknown }; response: Response }>;

/** Makes the function that the generated operations call. */
export function createCall<Paths extends object>(client: Pick<Client<Paths>, "request">): Call {
  const request = client.request as unknown as Request;
  return async <Answer>(called: CalledOperation, { body, ...params }: Given, options?: CallOptions) => {
    const { operation, method, path, outcomes, part, empty } = called;
    for (const [name, id] of Object.entries(params.path ?? {})) {
      // An ID that is empty, or nothing but dots, would make the path another one.
      if (/^\.{0,2}$/.test(id ?? "")) throw malformed(name);
    }
    const init = { params, body, ...options, parseAs: "text" };
    const {
      data: text,
      error,
      response,
    } = await request(method, path, init).catch((reason: unknown) => {
      throw new PayoutsError({ operation, outcome: outcomes.default, ...describeNoResponse(reason, options?.signal) });
    });
    const { status, statusText, headers } = response;
    const shown = error ?? parseJson(text);
    const { data } = Object(shown) as ApiDocument;
    if (!error && outcomes[status]) {
      if (empty?.includes(status)) return undefined as Answer;
      if (part === "any" ? shown !== undefined : isObject(data)) return (part === "data" ? data : shown) as Answer;
    }
    throw new PayoutsError({
      operation,
      status,
      outcome: (error && outcomes[status]) ?? outcomes.default,
      happened: `${status} ${error ? statusText : "and an unknown answer"}`.trim(),
      errors: error?.errors,
      payout: isPayout(data) ? data : undefined,
      requestId: headers.get("x-request-id") ?? undefined,
      retryAfter: secondsIn(headers.get("retry-after") ?? ""),
    });
  };
}

/** Seconds from now that a `Retry-After` header asks for, which gives them as such or as a date. */
function secondsIn(header: string): number | undefined {
  const seconds = Number(header) || (Date.parse(header) - Date.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}

/** Says why there is no answer to read. An error of `fetch` is not handed on, as it may hold the request with its credentials. */
export function describeNoResponse(reason: unknown, signal?: AbortSignal): { happened: string; cause?: unknown } {
  if (signal?.aborted) return { happened: "aborted before an answer came", cause: signal.reason };
  const { name, message, code, cause } = reason as Error & { code?: unknown; cause?: { code?: unknown } };
  if (name === "TimeoutError") return { happened: message, cause: reason };
  return { happened: `no answer came that could be read (${cause?.code ?? code ?? name})` };
}
