import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { listen } from "../../command-line/listen.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { errorDocument, Refusal, refuse, refuseFields } from "../http/answer.ts";
import { createFront } from "../http/front.ts";
import { parseBody } from "../http/parse-body.ts";
import type { MockRequest } from "../http/request.ts";
import { checkBody } from "../prism/check-body.ts";
import { createEngine } from "../prism/engine.ts";
import { fieldErrors } from "../prism/field-errors.ts";
import { queryParameters } from "../prism/parameters.ts";
import { performAdmin } from "./admin-handlers.ts";
import { type Control, ControlError } from "./control.ts";

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

/**
 * Serves the admin API on the loopback address, for programs and for pages of its own origin.
 *
 * @throws UsageError if the port is taken
 */
export async function startAdmin(control: Control, port: number): Promise<Admin> {
  const engine = await createEngine(readAdminContract());
  const failure = { status: 500, headers: {}, body: errorDocument(500) };
  const answer = async (request: MockRequest) => {
    checkOrigin(request, url);
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
        return { answer: await answer(request) };
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

/** A page of another origin says so; one that had a name of its own led here is told by the name. */
function checkOrigin({ headers }: MockRequest, url: string): void {
  const { port } = new URL(url);
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { origin } = headers;
  if (!own.includes(headers.host ?? "") || (origin !== undefined && !own.some((host) => origin === `http://${host}`))) {
    throw refuse(403, "Pages of other origins can't use the admin API.");
  }
}
