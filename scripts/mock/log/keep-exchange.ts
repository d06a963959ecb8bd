import type { Exchange } from "../http/exchange.ts";
import { noBody } from "../http/read-body.ts";
import type { MockRequest } from "../http/request.ts";

/** Largest body that is kept, in bytes: those of a thousand requests and answers make no more than 32 MiB. */
const largestKept = 16 * 1024;

/** What is remembered of an exchange, as it was. Nobody has read it yet, so that nothing is masked. */
export interface KeptExchange extends Pick<MockRequest, "method" | "path" | "query"> {
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
export function keepExchange(id: number, request: MockRequest, exchange: Exchange): KeptExchange {
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
