import type { components } from "../../../generated/client/api.d.ts";
import { readBasic } from "../accounts/credentials.ts";
import type { Answer } from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import type { MockRequest } from "../http/request.ts";
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

/** Largest body that is kept, in bytes: a thousand of them make no more than 16 MiB. */
const largestKept = 16 * 1024;

/** Describes an exchange for `requests()`. */
export function recordedRequest(
  request: MockRequest,
  { answer, operation, account, reason = refusalOf(answer) }: Exchange,
  redaction: Redaction,
): Omit<RecordedRequest, "id"> {
  const password = readBasic(request.headers.authorization)?.password;
  const { value } = request.body.length > largestKept ? {} : parseBody(request.body);
  return {
    time: new Date().toISOString(),
    method: request.method,
    path: redaction.path(request.path, password),
    query: redaction.value(Object.fromEntries(request.query), password) as Record<string, string>,
    ...(value === undefined ? {} : { body: redaction.value(value, password) }),
    bodySize: request.body.length,
    status: answer.status,
    ...(isSmall(answer.body) ? { answer: redaction.value(answer.body, password) } : {}),
    ...(reason ? { reason: redaction.text(reason, password) } : {}),
    ...(operation ? { operation } : {}),
    ...(account ? { account: redaction.text(account) } : {}),
  };
}

function isSmall(body: unknown): boolean {
  return body !== undefined && Buffer.byteLength(JSON.stringify(body)) <= largestKept;
}

/** Why a request was refused: the fields of a 422, each with what is wanted of it, or what the errors say in detail. */
function refusalOf({ status, body }: Answer): string | undefined {
  if (status < 400 || body === undefined) return undefined;
  const { errors } = body as Pick<components["schemas"]["ErrorDocument"], "errors"> | { errors: FieldErrors };
  const sentences = Array.isArray(errors)
    ? errors.flatMap(({ detail }) => detail ?? [])
    : Object.entries(errors).map(([field, sentence]) => `${field}: ${sentence}`);
  return sentences.join(" ") || undefined;
}
