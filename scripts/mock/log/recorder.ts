import type { Exchange } from "../http/exchange.ts";
import type { MockRequest } from "../http/request.ts";
import { recordedRequest } from "./describe-exchange.ts";
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

export function createRecorder(redaction: Redaction): Recorder {
  let requests: RecordedRequest[] = [];
  let count = 0;
  return {
    add(request, exchange) {
      count++;
      requests.push({ id: count, ...recordedRequest(request, exchange, redaction) });
      if (requests.length > capacity) requests.shift();
    },
    all: () => [...requests],
    clear(account) {
      requests = account === undefined ? [] : requests.filter((request) => request.account !== account);
    },
  };
}
