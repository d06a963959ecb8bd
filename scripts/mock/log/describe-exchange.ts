import type { components } from "../../../generated/client/api.d.ts";
import { readBasic } from "../accounts/credentials.ts";
import type { Answer } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import type { MockRequest } from "../http/request.ts";
import type { KeptExchange } from "./keep-exchange.ts";
import type { LogEntry } from "./log-entry.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import type { Redaction } from "./redaction.ts";

type FieldErrors = components["schemas"]["FieldErrors"];

/** Describes an exchange for the log. The query is left out: it holds keys and references. */
export function logEntry(
  request: MockRequest,
  { answer, operation, account, reason = refusalOf(answer), fault }: Exchange,
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
export function recordedRequest(kept: KeptExchange, redaction: Redaction): RecordedRequest {
  const { id, time, method, path, query, bodySize, status, sent, found } = kept;
  const answer = sent === "" ? undefined : JSON.parse(sent);
  const { operation, account, reason = refusalOf({ status, body: answer }) } = found;
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
function refusalOf({ status, body }: Pick<Answer, "status" | "body">): string | undefined {
  if (status < 400 || body === undefined) return undefined;
  const { errors } = body as Pick<components["schemas"]["ErrorDocument"], "errors"> | { errors: FieldErrors };
  const sentences = Array.isArray(errors)
    ? errors.flatMap(({ detail }) => detail ?? [])
    : Object.entries(errors).map(([field, sentence]) => `${field}: ${sentence}`);
  return sentences.join(" ") || undefined;
}
