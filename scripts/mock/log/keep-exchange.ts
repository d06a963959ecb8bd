import type { Exchange } from "../http/exchange.ts";
import { noBody } from "../http/read-body.ts";
import type { MockRequest } from "../http/request.ts";

/** Largest body that is kept, in bytes: those of a thousand requests and answers make no more than 32 MiB. */
const largestKept = 16 * 1024;

/** An exchange as it was. Nobody has read it yet, so that nothing is masked. */
export interface KeptExchange {
  /** Counts the requests since the mock was started. */
  id: number;
  /** When it was answered, in milliseconds since 1970. */
  time: number;
  /** Its body is left out if it is large. */
  request: MockRequest;
  /** Size of the request's body, in bytes. */
  bodySize: number;
  /** The answer's body is left out if it is large. */
  exchange: Exchange;
}

/** Keeps an exchange, but for bodies that are large. */
export function keepExchange(id: number, request: MockRequest, exchange: Exchange): KeptExchange {
  const { body } = request;
  const { answer, size = 0 } = exchange;
  return {
    id,
    time: Date.now(),
    request: body.length > largestKept ? { ...request, body: noBody } : request,
    bodySize: body.length,
    exchange:
      size > largestKept ? { ...exchange, answer: { status: answer.status, headers: answer.headers } } : exchange,
  };
}
