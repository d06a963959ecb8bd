import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import sirv from "sirv";
import { type ListenOptions, listen } from "../command-line/listen.ts";
import { policies } from "./site/policies.ts";

/** A server that runs. */
export interface RunningServer {
  /** Its address, without a slash at the end. */
  url: string;
  /** Tells the pages that are open to load themselves again. */
  announceChange(): void;
  close(): Promise<void>;
}

const textTypes: Record<string, string> = { md: "text/markdown;charset=utf-8", txt: "text/plain;charset=utf-8" };

/** Serves a folder of built pages. Pages are read anew for each request, so that a rebuild shows at once. */
export async function serveDocs(options: ListenOptions & { folder: string }): Promise<RunningServer> {
  const readers = new Set<ServerResponse>();
  const pages = sirv(options.folder, {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      response.setHeader("content-security-policy", path === "/reference.html" ? policies.reference : policies.page);
      response.setHeader("x-content-type-options", "nosniff");
      response.setHeader("referrer-policy", "no-referrer");
      const type = textTypes[path.split(".").at(-1) ?? ""];
      if (type) response.setHeader("content-type", type);
    },
  });
  const server = createServer((request, response) => {
    if (request.url === "/changes") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
      readers.add(response);
      response.on("close", () => readers.delete(response));
      return;
    }
    pages(request, response, () => {
      response.writeHead(404, { "content-type": "text/html;charset=utf-8", "content-security-policy": policies.page });
      response.end(fromDepth(request.url ?? "/", readFileSync(`${options.folder}/404.html`, "utf8")));
    });
  });
  const url = await listen(server, options);
  return {
    url,
    announceChange() {
      for (const reader of readers) reader.write("event: change\ndata:\n\n");
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page of the site's root for an address below it: its links are relative. */
function fromDepth(url: string, html: string): string {
  const [path = ""] = url.split("?");
  const steps = "../".repeat(path.split("/").length - 2);
  return html.replaceAll(/ (href|src|data-root)="(?![a-z]+:|#)/g, ` $1="${steps}`);
}
