import type { FetchInit } from "./fetch.ts";

/** What hands the requests of Node's own `fetch` to the network. */
interface Dispatcher {
  dispatch(options: unknown, handler: unknown): boolean;
}

/**
 * Sends by the global `fetch`, and only once: Node's sends a POST again by itself after a 421. It is looked up at each call,
 * so that a library that replaces it in tests may do so at any time.
 */
export function sendOnce(url: string, init: FetchInit): Promise<Response> {
  const key = Symbol.for("undici.globalDispatcher.1");
  const { [key]: global } = globalThis as { [key]?: Dispatcher };
  let sent = false;
  const dispatch: Dispatcher["dispatch"] = (options, handler) => {
    if (sent || !global) throw new Error("sent already");
    sent = true;
    return global.dispatch(options, handler);
  };
  return globalThis.fetch(url, global ? ({ ...init, dispatcher: { dispatch } } as RequestInit) : init);
}
