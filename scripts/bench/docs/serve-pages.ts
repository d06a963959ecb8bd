import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import sirv from "sirv";
import { listen } from "../../cli/listen.ts";

/** Serves a folder as a server on the internet does: compressed, where {@link compress} was called. */
export async function servePages(folder: string): Promise<{ url: string; close(): void }> {
  mkdirSync(folder, { recursive: true });
  const server = createServer(sirv(folder, { dev: true, gzip: true }));
  const url = await listen(server, { port: 0, host: "127.0.0.1", flag: "--port" });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, close };
}

/** Puts a compressed copy beside each text. */
export function compress(folder: string): void {
  for (const entry of globSync("**/*.{html,js,css,json,svg}", { cwd: folder, withFileTypes: true })) {
    const file = `${entry.parentPath}/${entry.name}`;
    if (entry.isFile()) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
  }
}
