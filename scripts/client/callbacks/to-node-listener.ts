import type { CallbackHandler } from "./create-callback-handler.ts";

/** What is needed of a request of `node:http`, or of a framework over it. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  method?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
  /** Where a framework keeps a body that it has read. Bytes and texts serve; what was parsed is lost. */
  body?: unknown;
}

/** What is needed of a response of `node:http`. */
export interface NodeResponse {
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(): unknown;
}

/** Makes a listener for `node:http`, and for the frameworks over it, of a handler. Mount it before any parser of bodies. */
export function toNodeListener(
  handler: CallbackHandler,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (request, response) => {
    const { status, headers } = await handler(toRequest(request));
    response.writeHead(status, Object.fromEntries(headers));
    response.end();
  };
}

function toRequest(request: NodeRequest): Request {
  const { method = "GET", headers } = request;
  const fields = Object.entries(headers).flatMap(([name, values = []]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  const body = method === "POST" ? { body: bodyOf(request), duplex: "half" } : {};
  // A handler goes by headers and body alone.
  return new Request("http://localhost/", { method, headers: fields, ...body } as RequestInit);
}

function bodyOf(request: NodeRequest): BodyInit {
  const { body } = request;
  if (typeof body === "string" || body instanceof Uint8Array) return body as BodyInit;
  const chunks = request[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}
