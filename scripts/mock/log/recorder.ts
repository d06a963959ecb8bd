import type { IncomingHttpHeaders } from "node:http";
import { parseExactly } from "../../cli/exact-json.ts";
import { readBasic } from "../accounts/accounts.ts";
import { detailOf, type Exchange, type Findings, type MockRequest } from "../http/exchange.ts";
import { parseBody } from "../http/server.ts";
import type { CallbackLog, Delivery, LogEntry, RecordedRequest } from "../interface.ts";
import type { Masking } from "./masking.ts";

/** How many requests are remembered. */
const capacity = 1000;

/** The latest requests, the oldest first. */
export interface Recorder {
  /**
   * Keeps a request whose response is known.
   *
   * @returns what is told how long the response took, in milliseconds, when it was sent
   */
  add(request: MockRequest, exchange: Exchange): (milliseconds: number) => void;
  all(): RecordedRequest[];
  /** Forgets all, or those of one account. */
  clear(account?: string): void;
}

/** Remembers requests, and describes them when they are read: that takes longer than to respond. What was read is masked for good. */
export function createRecorder(masking: Masking): Recorder {
  let kept: (KeptExchange | RecordedRequest)[] = [];
  let count = 0;
  return {
    add(request, exchange) {
      count++;
      const one = keepExchange(count, request, exchange);
      kept.push(one);
      // Not one by one, as each of the others would have to move up.
      if (kept.length >= 2 * capacity) kept = kept.slice(-capacity);
      return (milliseconds) => {
        one.milliseconds = milliseconds;
      };
    },
    all() {
      kept = kept.slice(-capacity);
      const described = kept.map((one) => ("findings" in one ? recordedRequest(one, masking) : one));
      // What is still held back has more to tell.
      kept = kept.map((one, index) => (one.milliseconds === undefined ? one : (described[index] ?? one)));
      return described;
    },
    clear(account) {
      const accountOf = (one: (typeof kept)[number]) => ("findings" in one ? one.findings.account : one.account);
      kept = account === undefined ? [] : kept.filter((one) => accountOf(one) !== account);
    },
  };
}

/** Largest body that is kept, in bytes: those of a thousand requests and responses make no more than 32 MiB. */
const largestKept = 16 * 1024;

/** What is remembered of an exchange, as it was. Nobody has read it yet, so that nothing is masked. */
interface KeptExchange extends Pick<MockRequest, "method" | "path" | "query" | "headers"> {
  /** Counts the requests since the mock was started. */
  id: number;
  /** When the response was known, in milliseconds since 1970. */
  time: number;
  /** How long the response took; undefined until it was sent. */
  milliseconds: number | undefined;
  /** The request's; left out if it is large. */
  body: Buffer;
  /** Size of the request's body, in bytes. */
  bodySize: number;
  status: number;
  answerHeaders: Record<string, string>;
  /** The response's body in JSON, which takes less room than its value; left out if it is large. */
  sent: string;
  findings: Findings;
}

/** Keeps what is remembered of an exchange. */
function keepExchange(id: number, request: MockRequest, exchange: Exchange): KeptExchange {
  const { method, path, query, headers, body } = request;
  const { response, operation, account, reason, handled, hints } = exchange;
  const sent = response.json ?? "";
  return {
    id,
    time: Date.now(),
    milliseconds: undefined,
    method,
    path,
    query,
    headers,
    body: body.length > largestKept ? Buffer.alloc(0) : body,
    bodySize: body.length,
    status: response.status,
    answerHeaders: response.headers,
    sent: Buffer.byteLength(sent) > largestKept ? "" : sent,
    findings: {
      operation,
      ...(account ? { account } : {}),
      ...(reason ? { reason } : {}),
      ...(handled ? { handled } : {}),
      ...(hints ? { hints } : {}),
    },
  };
}

/** Describes an exchange for the log. The query is left out: it holds keys and references. */
export function logEntry(
  request: MockRequest,
  { response, operation, account, reason = rejectionReason(response.status, response.body), hints, fault }: Exchange,
  milliseconds: number,
  masking: Masking,
): LogEntry {
  const password = readBasic(request.headers.authorization)?.password;
  return {
    time: new Date().toISOString(),
    method: request.method,
    path: masking.path(request.path, password),
    status: response.status,
    milliseconds: Math.round(milliseconds),
    ...(operation ? { operation } : {}),
    ...(account ? { account: masking.text(account) } : {}),
    ...(reason ? { reason: masking.text(reason, password) } : {}),
    ...(hints ? { hints: hints.map((hint) => masking.text(hint, password)) } : {}),
    ...(fault
      ? { fault: masking.text(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault), password) }
      : {}),
  };
}

/** Describes an attempt at a callback for the log. */
export function callbackEntry(
  { id, payout, account, state }: Delivery,
  { url, attempt, status, error }: CallbackLog,
  milliseconds: number,
  masking: Masking,
): LogEntry {
  return {
    time: new Date().toISOString(),
    callback: { id, payout, attempt, state },
    method: "POST",
    path: masking.text(url ?? "-"),
    status: status ?? 0,
    milliseconds: Math.round(milliseconds),
    account: masking.text(account),
    ...(error ? { reason: masking.text(error) } : {}),
  };
}

/** Describes an exchange for `requests()`. */
function recordedRequest(kept: KeptExchange, masking: Masking): RecordedRequest {
  const { id, time, milliseconds, method, path, query, headers, bodySize, status, answerHeaders, sent, findings } =
    kept;
  const answer = sent === "" ? undefined : parseExactly(sent);
  const { operation, account, handled, reason = rejectionReason(status, answer), hints } = findings;
  const password = readBasic(headers.authorization)?.password;
  const { exact: value } = parseBody(kept.body);
  return {
    id,
    time: new Date(time).toISOString(),
    milliseconds: Math.round((milliseconds ?? 0) * 1000) / 1000,
    method,
    path: masking.path(path, password),
    query: masking.value(Object.fromEntries(query), password) as Record<string, string>,
    headers: maskHeaders(headers, masking, password),
    ...(value === undefined ? {} : { body: masking.value(value, password) }),
    bodySize,
    status,
    ...(handled ? { handled } : {}),
    answerHeaders,
    ...(answer === undefined ? {} : { answer: masking.value(answer, password) }),
    ...(reason ? { reason: masking.text(reason, password) } : {}),
    ...(hints ? { hints: hints.map((hint) => masking.text(hint, password)) } : {}),
    ...(operation ? { operation } : {}),
    ...(account ? { account: masking.text(account) } : {}),
  };
}

/** Headers that have nothing to read but secrets. */
const secretHeaders = new Set(["authorization", "proxy-authorization", "cookie"]);

/** The headers of a request. Of credentials, only the scheme is left. */
function maskHeaders(headers: IncomingHttpHeaders, masking: Masking, password?: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value = ""]) => {
      const text = [value].flat().join(", ");
      if (secretHeaders.has(name)) return [name, /^[\w-]+ /.test(text) ? `${text.split(" ")[0]} ***` : "***"];
      return [name, masking.text(text, password)];
    }),
  );
}

/** Why a request was rejected: the fields of a 422, each with what is wrong with it, or the details of the errors. */
function rejectionReason(status: number, body: unknown): string | undefined {
  return status < 400 ? undefined : detailOf(body);
}
