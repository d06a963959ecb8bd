import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { listen } from "../../command-line/listen.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { type Answer, errorDocument, Refusal, refuse, refuseFields } from "../http/answer.ts";
import { createFront } from "../http/front.ts";
import { parseBody } from "../http/parse-body.ts";
import type { MockRequest } from "../http/request.ts";
import { checkBody } from "../prism/check-body.ts";
import { createEngine } from "../prism/engine.ts";
import { fieldErrors } from "../prism/field-errors.ts";
import { queryParameters } from "../prism/parameters.ts";
import { performAdmin } from "./admin-handlers.ts";
import { checkOrigin } from "./check-origin.ts";
import { type Control, ControlError } from "./control.ts";
import { readPageFiles } from "./page-files.ts";

/** The admin API while it listens. */
export interface Admin {
  url: string;
  close(): Promise<void>;
}

/** The document of the admin API. */
export function readAdminContract(): OpenApiDocument {
  const file = createRequire(import.meta.url).resolve("payouts-contract/generated/mock-admin.json");
  return JSON.parse(readFileSync(file, "utf8"));
}

/** What keeps browsers from handing an answer to pages of other origins, and from guessing what it is. */
const guard = { "Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff" };

/**
 * Serves the admin page and its API on the loopback address, for programs and for pages of its own origin.
 *
 * @throws UsageError if the port is taken
 */
export async function startAdmin(control: Control, port: number): Promise<Admin> {
  const document = readAdminContract();
  const engine = await createEngine(document);
  const failure = { status: 500, headers: {}, body: errorDocument(500) };
  const files = readPageFiles().set("/openapi.json", { status: 200, headers: {}, body: document });
  const answer = async (request: MockRequest): Promise<Answer> => {
    const file = request.method === "GET" ? files.get(request.path) : undefined;
    checkOrigin(request, url, file !== undefined);
    if (file) return file;
    const { value, ...parsed } = parseBody(request.body);
    const { operation, path, violations } = engine.match(request, value);
    checkBody(request, parsed, operation);
    const errors = fieldErrors(violations, operation);
    if (Object.keys(errors).length > 0) throw refuseFields(errors);
    const query = queryParameters(operation, request.query);
    const body = await performAdmin(operation.iid ?? "", control, { path, query, body: value });
    return { status: body === undefined ? 204 : 200, headers: {}, body };
  };
  const server = createFront({
    async respond(request) {
      try {
        const { headers, ...answered } = await answer(request);
        return { answer: { ...answered, headers: { ...guard, ...headers } } };
      } catch (error) {
        if (error instanceof Refusal) return { answer: error.answer };
        if (error instanceof ControlError) return { answer: refuse(400, error.message).answer };
        return { answer: failure, fault: error };
      }
    },
    observe() {},
    failure,
    methods: engine.everyMethod,
    anyOrigin: false,
    bodyLimit: 1024 * 1024,
    patience: 5000,
    latency: 0,
  });
  const url = await listen(server, { port, host: "127.0.0.1", flag: "--admin-port" });
  return {
    url,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
