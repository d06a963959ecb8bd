import { createServer, request as send } from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "../../cli/listen.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { readModel } from "../../openapi/model.ts";
import type { Json } from "../../openapi/walk.ts";

/** A request of a program, and what the mock answered. */
export interface Exchange {
  operationId: string;
  status: number;
  /** The JSON that was sent; null if there was none. */
  sent: Json;
  answer: Json;
}

export interface Recorder {
  url: string;
  exchanges: Exchange[];
  close(): Promise<void>;
}

/** Stands between a program and the mock at `target`, and records what each says. */
export async function startRecorder(document: OpenApiDocument, target: string): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    const forwarded = send(`${target}${url}`, { method, headers }, async (answer) => {
      const { statusCode: status = 0, headers } = answer;
      const [body, answered] = [await sent, await text(answer)];
      const operationId = operationAt(document, method, url);
      exchanges.push({ operationId, status, sent: parse(body), answer: parse(answered) });
      response.writeHead(status, headers).end(answered);
    });
    forwarded.on("error", (error) => response.destroy(error));
    const sent = text(request);
    sent.then((body) => forwarded.end(body));
  });
  const url = await listen(server, { port: 0, host: "127.0.0.1", flag: "--port" });
  return {
    url,
    exchanges,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function operationAt(document: OpenApiDocument, method: string, url: string): string {
  const path = url.replace(/\?.*/, "");
  const found = readModel(document).operations.find(
    (placed) =>
      placed.method.toUpperCase() === method &&
      new RegExp(`^${placed.path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`).test(path),
  );
  return found?.operation.operationId ?? "";
}

const parse = (body: string): Json => (body === "" ? null : JSON.parse(body));
