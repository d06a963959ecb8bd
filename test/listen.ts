import { createServer, type RequestListener } from "node:http";
import { listen } from "../scripts/cli/listen.ts";

/** A server that a test has started. */
export interface Listening {
  /** `http://127.0.0.1:PORT`. */
  url: string;
  port: number;
  /** Ends it at once, with the connections that are open. */
  close(): Promise<void>;
}

/** Starts a server on a free port of the loopback address. Without a listener it only takes the port. */
export async function serve(listener?: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  const url = await listen(server, { port: 0, host: "127.0.0.1", flag: "--port" });
  return {
    url,
    port: Number(new URL(url).port),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
