import { readBasic } from "../accounts/credentials.ts";
import { maskMembers } from "../cards/mask-cards.ts";
import type { Exchange } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import type { MockRequest } from "../http/request.ts";
import type { LogEntry } from "./log-entry.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import { redact, redactPath } from "./redact.ts";

/** Describes an exchange for the log. The query is left out: it holds keys and references. */
export function logEntry(request: MockRequest, exchange: Exchange, milliseconds: number): LogEntry {
  const password = readBasic(request.headers.authorization)?.password;
  const { answer, operation, account, fault } = exchange;
  return {
    time: new Date().toISOString(),
    method: request.method,
    path: redactPath(request.path, password),
    status: answer.status,
    milliseconds: Math.round(milliseconds),
    ...(operation ? { operation } : {}),
    ...(account ? { account: redact(account) } : {}),
    ...(fault
      ? { fault: redact(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault), password) }
      : {}),
  };
}

/** Largest body that is kept, in bytes: a thousand of them make no more than 16 MiB. */
const largestKept = 16 * 1024;

/** Describes an exchange for `requests()`. */
export function recordedRequest(request: MockRequest, { answer, operation, account }: Exchange): RecordedRequest {
  const { value } = request.body.length > largestKept ? {} : parseBody(request.body);
  return {
    time: new Date().toISOString(),
    method: request.method,
    path: request.path,
    query: Object.fromEntries(request.query),
    ...(value === undefined ? {} : { body: maskMembers({ value }).value }),
    bodySize: request.body.length,
    status: answer.status,
    ...(operation ? { operation } : {}),
    ...(account ? { account } : {}),
  };
}
