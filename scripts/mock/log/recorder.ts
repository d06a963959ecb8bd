import type { Exchange } from "../http/exchange.ts";
import type { MockRequest } from "../http/request.ts";
import { recordedRequest } from "./describe-exchange.ts";
import { type KeptExchange, keepExchange } from "./keep-exchange.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import type { Redaction } from "./redaction.ts";

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
