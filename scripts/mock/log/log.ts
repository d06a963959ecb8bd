import { readBasic } from "../accounts/credentials.ts";
import type { Exchange } from "../exchange/respond.ts";
import { parseBody } from "../http/body.ts";
import type { MockRequest } from "../http/request.ts";
import type { LogEntry, RecordedRequest } from "../options.ts";
import { maskMembers, redact, redactPath } from "./masking.ts";

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

/** Describes an exchange for `requests()`. */
export function recordedRequest(request: MockRequest, { answer, operation, account }: Exchange): RecordedRequest {
  const { value } = parseBody(request.body);
  return {
    time: new Date().toISOString(),
    method: request.method,
    path: request.path,
    query: Object.fromEntries(request.query),
    ...(value === undefined ? {} : { body: maskMembers({ value }).value }),
    status: answer.status,
    ...(operation ? { operation } : {}),
    ...(account ? { account } : {}),
  };
}

/** Writes entries to a stream: a readable line each on a terminal, a line of JSON otherwise. */
export function printLog(stream: NodeJS.WriteStream): (entry: LogEntry) => void {
  return (entry) => {
    stream.write(stream.isTTY ? readable(entry) : `${JSON.stringify(entry)}\n`);
  };
}

function readable({ time, method, path, status, milliseconds, operation, account, fault }: LogEntry): string {
  const who = account ? ` as ${account}` : "";
  const line = `${time.slice(11, 23)} ${status} ${method} ${path} ${operation ?? ""}${who} ${milliseconds} ms\n`;
  return fault ? `${line}  ${fault}\n` : line;
}
