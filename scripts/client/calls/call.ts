import type { Outcome } from "../outcomes.js";
import { isObject } from "./client-options.ts";
import { type ApiDocument, OwnError, parseJson } from "./create-path-client.ts";
import type { Client } from "./openapi-fetch.ts";
import { type ApiErrors, cleaned, isPayout, PayoutsError } from "./payouts-error.ts";

/** What can be set for one call. */
export interface CallOptions {
  /** Ends the call; what it did is then unknown. */
  signal?: AbortSignal | undefined;
  /** Headers to send with this request, besides the client's, which they can't replace. */
  headers?: Record<string, string>;
  /** Told of the response to this call as soon as it was read, whether it says success or not. What it throws is ignored. */
  onResponse?: ((response: ResponseInfo) => void) | undefined;
}

/** What is known of a response besides its body. */
export interface ResponseInfo {
  /** HTTP status. */
  status: number;
  /** What the contract says that the status means for the money. */
  outcome: Outcome;
  /** The server's ID of the request, if it gave one; name it to the platform's support. */
  requestId: string | undefined;
  headers: { get(name: string): string | null };
}

/**
 * What the contract says of an operation.
 *
 * - `operation`: its `operationId`.
 * - `outcomes`: what each documented status means; `default` stands for all others, which mean `unknown` without it.
 * - `part`: what is handed back: `data` alone, whatever the body is, or the document around a `data`, if left out.
 * - `empty`: the statuses of success that come without a body.
 */
export type CalledOperation = [
  operation: string,
  method: string,
  path: string,
  outcomes: { [status: string]: Outcome },
  part?: "data" | "any" | "document",
  empty?: number[],
];

/** What an operation is called with. */
export interface Given {
  params?: { path?: Record<string, string>; query?: object };
  body?: unknown;
}

/** Resolves to the body of a response that says that all went well, or rejects with a PayoutsError. */
export type Call = <Body>(called: CalledOperation, given: Given, options?: CallOptions) => Promise<Body>;

/** A client's function that calls by path. Which path takes what was settled when the operation was generated. */
type Request = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: string; error?: { errors: ApiErrors; data?: unknown }; response: Response }>;

/**
 * Makes the function that the generated operations call.
 *
 * @param client throws at once if a call is wrong, and rejects if it was sent in vain
 */
export function createCall<Paths extends object>(client: Pick<Client<Paths>, "request">): Call {
  const request = client.request as unknown as Request;
  return async <Body>(called: CalledOperation, given: Given, { onResponse, ...options }: CallOptions = {}) => {
    const [operation, method, path, outcomes, part, empty] = called;
    const { default: otherwise = "unknown" } = outcomes;
    const {
      data: text,
      error,
      response,
    } = await request(method, path, { ...options, ...given, parseAs: "text" }).catch((reason: unknown) => {
      throw new PayoutsError({ operation, outcome: otherwise, ...describeNoResponse(reason, options.signal) });
    });
    const { status, headers } = response;
    const outcome = outcomes[status] ?? otherwise;
    const requestId = headers.get("x-request-id") ?? undefined;
    tell(onResponse, { status, outcome, requestId, headers });
    const shown = error ?? parseJson(text);
    const { data } = Object(shown) as ApiDocument;
    // A success whose outcome is unknown, as of a 202, settles nothing.
    if (!error && outcomes[status] && outcomes[status] !== "unknown") {
      if (empty?.includes(status)) return undefined as Body;
      if (part === "any" ? shown !== undefined : isObject(data)) return (part === "data" ? data : shown) as Body;
    }
    throw new PayoutsError({
      operation,
      status,
      outcome: error ? outcome : otherwise,
      happened: `${status}${error ? "" : " and no response that can be read"}`,
      errors: error?.errors,
      payout: isPayout(data) ? data : undefined,
      requestId,
      retryAfter: secondsIn(headers.get("retry-after") ?? ""),
    });
  };
}

/** Tells a hook of the caller's. What it throws, or rejects with later, is ignored: the money goes first. */
export function tell<Told>(hook: ((told: Told) => unknown) | undefined, told: Told): void {
  (async () => hook?.(told))().catch(() => undefined);
}

/** Seconds from now that a `Retry-After` header asks for, which gives them as such or as a date. */
function secondsIn(header: string): number | undefined {
  const seconds = Number(header) || (Date.parse(header) - Date.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}

/** Says why there is no response to read. An error of `fetch` is not handed on, as it may hold the request with its credentials. */
export function describeNoResponse(reason: unknown, signal?: AbortSignal): { happened: string; cause?: unknown } {
  if (signal?.aborted) return { happened: "aborted", cause: signal.reason };
  if (reason instanceof OwnError) return { happened: reason.message, cause: reason };
  const { name, code, cause } = Object(reason) as Error & { code?: unknown; cause?: { code?: unknown } };
  return { happened: `no response that can be read (${cleaned(cause?.code ?? code ?? name)})` };
}
