import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { errorDocument } from "./answer.ts";

const statuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what is not HTTP, or came too slowly, in the API's own form. There is no request, so the bytes are written by hand. */
export function answerBrokenHttp(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  write(socket, statuses[error.code ?? ""] ?? 400);
}

/** Answers CONNECT, for which Node makes no response. */
export function refuseTunnel(socket: Duplex, methods: string[]): void {
  socket.on("error", () => socket.destroy());
  write(socket, 405, `Allow: ${methods.join(", ")}\r\n`);
}

function write(socket: Duplex, status: number, headers = ""): void {
  const body = JSON.stringify(errorDocument(status));
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json\r\n${headers}`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
  // Whoever goes on sending is not waited for.
  setTimeout(() => socket.destroy(), 1000).unref();
}
