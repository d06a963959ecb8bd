import { mapTexts, maskText, maskUnder } from "../../cli/mask-cards.ts";
import { type Keys, readBasic } from "../accounts/accounts.ts";
import type { ErrorDocument, Exchange, FieldErrors, MockRequest, MockResponse } from "../http/exchange.ts";
import { noBody, parseBody } from "../http/server.ts";
import type { LogEntry, RecordedRequest } from "../interface.ts";

/** How many requests are remembered. */
const capacity = 1000;

/** The latest requests, the oldest first. */
export interface Recorder {
  add(request: MockRequest, exchange: Exchange): void;
  all(): RecordedRequest[];
  /** Forgets all, or those of one account. */
  clear(account?: string): void;
}

/** Remembers requests, and describes them when they are read: that takes longer than to answer them. What was read is masked for good. */
export function createRecorder(redaction: Redaction): Recorder {
  let kept: KeptExchange[] = [];
  let described: RecordedRequest[] = [];
  let count = 0;
  return {
    add(request, exchange) {
      count++;
      kept.push(keepExchange(count, request, exchange));
      // Not one by one, as each of the others would have to move up.
      if (kept.length >= 2 * capacity) kept = kept.slice(-capacity);
    },
    all() {
      const fresh = kept.slice(-capacity).map((exchange) => recordedRequest(exchange, redaction));
      described = [...described, ...fresh].slice(-capacity);
      kept = [];
      return [...described];
    },
    clear(account) {
      kept = account === undefined ? [] : kept.filter(({ found }) => found.account !== account);
      described = account === undefined ? [] : described.filter((request) => request.account !== account);
    },
  };
}

/** Largest body that is kept, in bytes: those of a thousand requests and answers make no more than 32 MiB. */
const largestKept = 16 * 1024;

/** What is remembered of an exchange, as it was. Nobody has read it yet, so that nothing is masked. */
interface KeptExchange extends Pick<MockRequest, "method" | "path" | "query"> {
  /** Counts the requests since the mock was started. */
  id: number;
  /** When it was answered, in milliseconds since 1970. */
  time: number;
  authorization: string | undefined;
  /** The request's; left out if it is large. */
  body: Buffer;
  /** Size of the request's body, in bytes. */
  bodySize: number;
  status: number;
  /** The answer's body in JSON, which takes less room than its value; left out if it is large. */
  sent: string;
  found: Pick<Exchange, "operation" | "account" | "reason">;
}

/** Keeps what is remembered of an exchange. */
function keepExchange(id: number, request: MockRequest, exchange: Exchange): KeptExchange {
  const { method, path, query, headers, body } = request;
  const { answer, sent = "", operation, account, reason } = exchange;
  return {
    id,
    time: Date.now(),
    method,
    path,
    query,
    authorization: headers.authorization,
    body: body.length > largestKept ? noBody : body,
    bodySize: body.length,
    status: answer.status,
    sent: Buffer.byteLength(sent) > largestKept ? "" : sent,
    found: { operation, account, ...(reason ? { reason } : {}) } as KeptExchange["found"],
  };
}

/** Describes an exchange for the log. The query is left out: it holds keys and references. */
export function logEntry(
  request: MockRequest,
  { answer, operation, account, reason = rejectionReason(answer), fault }: Exchange,
  milliseconds: number,
  redaction: Redaction,
): LogEntry {
  const password = readBasic(request.headers.authorization)?.password;
  return {
    time: new Date().toISOString(),
    method: request.method,
    path: redaction.path(request.path, password),
    status: answer.status,
    milliseconds: Math.round(milliseconds),
    ...(operation ? { operation } : {}),
    ...(account ? { account: redaction.text(account) } : {}),
    ...(reason ? { reason: redaction.text(reason, password) } : {}),
    ...(fault
      ? { fault: redaction.text(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault), password) }
      : {}),
  };
}

/** Describes an exchange for `requests()`. */
function recordedRequest(kept: KeptExchange, redaction: Redaction): RecordedRequest {
  const { id, time, method, path, query, bodySize, status, sent, found } = kept;
  const answer = sent === "" ? undefined : JSON.parse(sent);
  const { operation, account, reason = rejectionReason({ status, body: answer }) } = found;
  const password = readBasic(kept.authorization)?.password;
  const { value } = parseBody(kept.body);
  return {
    id,
    time: new Date(time).toISOString(),
    method,
    path: redaction.path(path, password),
    query: redaction.value(Object.fromEntries(query), password) as Record<string, string>,
    ...(value === undefined ? {} : { body: redaction.value(value, password) }),
    bodySize,
    status,
    ...(answer === undefined ? {} : { answer: redaction.value(answer, password) }),
    ...(reason ? { reason: redaction.text(reason, password) } : {}),
    ...(operation ? { operation } : {}),
    ...(account ? { account: redaction.text(account) } : {}),
  };
}

/** Why a request was refused: the fields of a 422, each with what is wanted of it, or what the errors say in detail. */
function rejectionReason({ status, body }: Pick<MockResponse, "status" | "body">): string | undefined {
  if (status < 400 || body === undefined) return undefined;
  const { errors } = body as ErrorDocument | { errors: FieldErrors };
  const sentences = Array.isArray(errors)
    ? errors.flatMap(({ detail }) => detail ?? [])
    : Object.entries(errors).map(([field, sentence]) => `${field}: ${sentence}`);
  return sentences.join(" ") || undefined;
}

/** Takes out of what people read what they should not: card numbers, keys of either API and a further secret, where it stands alone. */
interface Redaction {
  text(text: string, secret?: string): string;
  /** A path, in which escapes may hide what is to be taken out. */
  path(path: string, secret?: string): string;
  /** JSON of any shape. */
  value(value: unknown, secret?: string): unknown;
}

/**
 * Finds keys by how they begin, so that one is taken out whoever it belongs to, and whether it is right or not.
 *
 * @param keys how keys begin, and the parameter under whose name any text counts as one
 */
export function createRedaction(keys: Keys): Redaction {
  const prefixes = [...Object.values(keys.secret), ...Object.values(keys.public)].map(literal).join("|");
  const anyKey = new RegExp(`\\b(${prefixes})[\\w-]+`, "g");
  const withoutKeys = (text: string, secret = "") => {
    const alone = secret && new RegExp(`(?<!\\w)${literal(secret)}(?!\\w)`, "g");
    return (alone ? text.replaceAll(alone, "***") : text).replaceAll(anyKey, "$1***");
  };
  const text = (from: string, secret?: string) => maskText(withoutKeys(from, secret));
  return {
    text,
    path(path, secret) {
      try {
        return encodeURI(text(decodeURIComponent(path), secret));
      } catch {
        return text(path, secret);
      }
    },
    value: (value, secret) =>
      mapTexts(value, (from, key) => {
        const masked = withoutKeys(from, secret);
        return key === keys.parameter && masked === from ? "***" : maskUnder(masked, key);
      }),
  };
}

function literal(text: string): string {
  return text.replaceAll(/\W/g, "\\$&");
}
