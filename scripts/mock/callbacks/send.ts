import { request as requestHttp } from "node:http";
import { ForbiddenHost, type HostGuard } from "./host-guard.ts";

/** What came of a call: the status of the answer, why there was none, or why the call was not made. */
export type Sent = { status: number } | { error: string } | { skipped: string };

/** What is sent, and how long the receiver may take. */
export interface Message {
  url: string;
  /** JSON. */
  body: string;
  headers: Record<string, string>;
  /** In milliseconds. */
  timeout: number;
  /** Ends the call before its time. */
  signal: AbortSignal;
}

/** Posts a callback. Redirects are not followed, and nothing of the answer but its status is read. */
export async function send({ url, body, headers, timeout, signal }: Message, guard: HostGuard): Promise<Sent> {
  const address = URL.parse(url);
  const objection = address ? guard.objection(address) : "the address is not a URL";
  if (!address || objection) return { skipped: objection ?? "" };
  // TLS is loaded when it is first wanted: it is a part of the time that the mock takes to start.
  const request = address.protocol === "https:" ? (await import("node:https")).request : requestHttp;
  return new Promise((resolve) => {
    const call = request(address, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
      lookup: guard.lookup,
      // A connection kept open could lead to an address that was checked for another call.
      agent: false,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
    call.on("response", (response) => {
      resolve({ status: response.statusCode ?? 0 });
      response.resume();
    });
    call.on("error", (error: NodeJS.ErrnoException) => {
      if (error instanceof ForbiddenHost) resolve({ skipped: error.message });
      else
        resolve({
          error:
            error.name === "TimeoutError" || error.name === "AbortError"
              ? `no answer in ${timeout} ms`
              : (error.code ?? error.message),
        });
    });
    call.end(body);
  });
}
