import { createServer } from "node:http";
import sirv from "sirv";
import { type ListenOptions, listen } from "../command-line/listen.ts";

/** A server that runs. */
export interface RunningServer {
  /** Its address, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Serves a folder of built pages. Pages are read anew for each request, so that a rebuild shows at once. */
export async function serveDocs(options: ListenOptions & { folder: string }): Promise<RunningServer> {
  const pages = sirv(options.folder, { dev: true, etag: true });
  const server = createServer((request, response) => {
    pages(request, response, () => {
      response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
    });
  });
  const url = await listen(server, options);
  return {
    url,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
