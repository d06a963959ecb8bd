import type { IncomingHttpHeaders } from "node:http";

/** A request as it came, its body read whole. */
export interface MockRequest {
  /** In upper case. */
  method: string;
  /** Without the query, percent-encoded as it came. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
