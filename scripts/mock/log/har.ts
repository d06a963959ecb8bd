import { STATUS_CODES } from "node:http";
import type { RecordedRequest } from "../interface.ts";

/** A record as browsers and proxies write it, in the form of HTTP Archive 1.2. */
export interface HarLog {
  log: { version: string; creator: { name: string; version: string }; entries: Record<string, unknown>[] };
}

/** Recorded requests as an HTTP archive, for tools that read one: http://www.softwareishard.com/blog/har-12-spec/ */
export function toHar(requests: RecordedRequest[], version: string): HarLog {
  return {
    log: { version: "1.2", creator: { name: "payouts-contract mock", version }, entries: requests.map(entryOf) },
  };
}

function entryOf(request: RecordedRequest): Record<string, unknown> {
  const { time, milliseconds, method, path, query, headers, body, bodySize, status, answer, answerHeaders } = request;
  const asked = new URLSearchParams(query).toString();
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const text = answer === undefined ? "" : JSON.stringify(answer);
  const mimeType = "application/json";
  const responseHeaders = { ...(text ? { "Content-Type": mimeType } : {}), ...answerHeaders };
  return {
    // The recorded time is that of the response.
    startedDateTime: new Date(Date.parse(time) - milliseconds).toISOString(),
    time: milliseconds,
    request: {
      method,
      url: `http://${headers.host ?? "127.0.0.1"}${path}${asked ? `?${asked}` : ""}`,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(headers),
      queryString: pairs(query),
      ...(sent === undefined ? {} : { postData: { mimeType: headers["content-type"] ?? mimeType, text: sent } }),
      headersSize: -1,
      bodySize,
    },
    response: {
      status,
      statusText: STATUS_CODES[status] ?? "",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(responseHeaders),
      content: { size: Buffer.byteLength(text), mimeType: text ? mimeType : "x-unknown", text },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
  };
}

function pairs(map: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(map).map(([name, value]) => ({ name, value }));
}
