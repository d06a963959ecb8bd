import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import addFormats from "ajv-formats";
import { type Context, type Document, OpenAPIBackend } from "openapi-backend";
import { contract } from "../../contract.ts";

/** What its documentation shows of `openapi-backend` as a mock, with its own validation, on Node's server. */
export function serveOpenapiBackend(port: number): void {
  const api = new OpenAPIBackend({
    definition: contract as unknown as Document,
    // It would reject the document, for members that OpenAPI 3.1 has.
    quick: true,
    ajvOpts: { strict: false },
    customizeAjv: (ajv) => addFormats.default(ajv),
    securityHandlers: Object.fromEntries(
      Object.keys(contract.components.securitySchemes ?? {}).map((name) => [name, () => true]),
    ),
    handlers: {
      notImplemented(context: Context, _request: IncomingMessage, reply: ServerResponse) {
        const { status, mock } = api.mockResponseForOperation(context.operation.operationId ?? "");
        send(reply, status, mock);
      },
      validationFail: ({ validation }: Context, _request: IncomingMessage, reply: ServerResponse) =>
        send(reply, 422, validation.errors),
      notFound: (_context: Context, _request: IncomingMessage, reply: ServerResponse) => send(reply, 404, {}),
    },
  });
  createServer(async (request, reply) => {
    const { method = "", url = "" } = request;
    const [path = "", search] = url.split("?");
    // Its own parser would take the name of a parameter such as filter[reference_id] apart.
    const query = Object.fromEntries(new URLSearchParams(search));
    const headers = request.headers as Record<string, string>;
    const body = method === "GET" ? undefined : await text(request);
    await api.handleRequest({ method, path, query, headers, body }, request, reply);
  }).listen(port, "127.0.0.1");
}

function send(reply: ServerResponse, status: number, body: unknown): void {
  reply.writeHead(status, { "Content-Type": "application/json" });
  reply.end(JSON.stringify(body));
}
