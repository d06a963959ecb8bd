import type { CallbackHandler } from "./create-callback-handler.ts";
import { bytesOfBinary, type RawBody } from "./verify-callback.ts";

/** What is needed of a request of `node:http` or `node:http2`, or of a framework over them. */
export interface NodeRequest extends Partial<AsyncIterable<Uint8Array>> {
  /** Where Fastify has the request of Node. */
  raw?: AsyncIterable<Uint8Array>;
  method?: string | undefined;
  headers: HeaderValues;
  /** Where cloud functions, Nest, and a `verify` of `express.json` keep the bytes beside what they parsed. */
  rawBody?: unknown;
  /** Where a framework keeps a body that it has read. Bytes and texts serve; what was parsed is lost. */
  body?: unknown;
}

/** What is needed of a response of `node:http`. */
export interface NodeResponse {
  readonly headersSent?: boolean;
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(): unknown;
}

/**
 * Makes a listener for `node:http`, and for the frameworks over it, of a handler. Mount it before any parser of bodies, or have
 * the bytes kept in `rawBody`. It takes Fastify's request and reply, too. It never rejects, and responds to every request.
 */
export function toNodeListener(
  handler: CallbackHandler,
): (request: NodeRequest, response: NodeResponse | { readonly raw: NodeResponse }) => Promise<void> {
  return async (request, response) => {
    let taken = new Response(null, { status: 500 });
    try {
      const { method = "GET", headers, rawBody, body } = request;
      taken = await handler(toRequest(method, headers, [rawBody, body].find(isRaw) ?? streamOf(request)));
    } catch (error) {
      console.error(error);
    }
    try {
      const raw = "raw" in response ? response.raw : response;
      // A framework may have responded meanwhile.
      if (!raw.headersSent) raw.writeHead(taken.status, Object.fromEntries(taken.headers));
      raw.end();
    } catch (error) {
      console.error(error);
    }
  };
}

/** What is needed of an event that AWS Lambda hands over for a request: of both versions of API Gateway, a function's URL, or ALB. */
export interface LambdaEvent {
  httpMethod?: string | undefined;
  requestContext?: { http?: { method?: string | undefined } | undefined } | null | undefined;
  headers?: HeaderValues | null | undefined;
  multiValueHeaders?: HeaderValues | null | undefined;
  body?: string | null | undefined;
  isBase64Encoded?: boolean | undefined;
}

/** Makes a function for AWS Lambda of a handler. A body in Base64 is decoded. It never rejects. */
export function toLambdaHandler(
  handler: CallbackHandler,
): (event: LambdaEvent) => Promise<{ statusCode: number; headers: Record<string, string>; body: string }> {
  return async ({ httpMethod, requestContext, headers, multiValueHeaders, body, isBase64Encoded }) => {
    let response = new Response(null, { status: 500 });
    try {
      const method = httpMethod ?? requestContext?.http?.method ?? "GET";
      const text = body ?? "";
      const bytes = isBase64Encoded ? bytesOfBinary(atob(text)) : text;
      response = await handler(toRequest(method, headers ?? multiValueHeaders ?? {}, bytes));
    } catch (error) {
      console.error(error);
    }
    return { statusCode: response.status, headers: Object.fromEntries(response.headers), body: "" };
  };
}

/** Headers by name, as Node and the clouds give them. */
export type HeaderValues = Record<string, string | readonly (string | undefined)[] | undefined>;

function toRequest(method: string, headers: HeaderValues, body: RawBody | ReadableStream): Request {
  // HTTP/2 has its request line among the headers, by names with a colon, which no header has.
  const fields = Object.entries(headers).flatMap(([name, values]) =>
    [values]
      .flat()
      .flatMap((value): [string, string][] => (value === undefined || name[0] === ":" ? [] : [[name, value]])),
  );
  const init = method === "POST" ? { body, duplex: "half" } : {};
  // A handler goes by method, headers, and body alone. It takes POST, and a Request can't have these methods.
  const known = /^(CONNECT|TRACE|TRACK)$/i.test(method) ? "GET" : method;
  return new Request("http://localhost/", { method: known, headers: fields, ...init } as RequestInit);
}

function isRaw(body: unknown): body is RawBody {
  return typeof body === "string" || ArrayBuffer.isView(body);
}

function streamOf(request: NodeRequest): ReadableStream {
  const { raw = request } = request;
  const chunks = (raw as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}
