import { model } from "../contract.ts";
import { type Listening, serve } from "../listen.ts";

/** A response on its way through the proxy, free to be changed. */
export interface Passing {
  operationId: string;
  /** The header of that name in the request; empty if there was none. */
  authorization: string;
  status: number;
  type: string;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: faults change what has any shape
  body: any;
  /** What is sent instead of `body`. */
  text?: string;
  /** End the connection without a response. */
  drop?: boolean;
}

/** Stands before a server, and hands each of its responses to `change`. */
export async function startFaultyProxy(
  target: string,
  change: (passing: Passing, authorization: string) => void,
): Promise<Listening> {
  const placed = model.operations.map(({ path, method, operation: { operationId } }) => ({
    operationId,
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/?]+")}(\\?|$)`),
  }));
  return serve(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const sent = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
    const { authorization = "", "content-type": type = "", prefer = "" } = headers;
    const received = await fetch(target + url, {
      method,
      headers: {
        ...(authorization && { authorization }),
        ...(type && { "content-type": type }),
        ...(prefer && { prefer: String(prefer) }),
      },
      ...sent,
    });
    const operationId = placed.find((each) => each.method === method && each.pattern.test(url))?.operationId ?? "";
    const given = received.headers;
    const kept = ["allow", "www-authenticate", "retry-after"].flatMap((name) => {
      const value = given.get(name);
      return value === null ? [] : [[name, value]];
    });
    const passing: Passing = {
      operationId,
      authorization,
      status: received.status,
      type: "application/json",
      headers: Object.fromEntries(kept),
      body: await received.json(),
    };
    change(passing, authorization);
    if (passing.drop) request.socket.destroy();
    else {
      response.writeHead(passing.status, { ...passing.headers, "Content-Type": passing.type });
      response.end(passing.text ?? JSON.stringify(passing.body));
    }
  });
}
