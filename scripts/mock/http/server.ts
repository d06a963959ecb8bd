import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { type Exchange, errorDocument, type MockRequest, type MockResponse, Rejection, rejection } from "./exchange.ts";

interface HttpServerOptions {
  respond: (request: MockRequest) => Promise<Exchange>;
  /** Told of every exchange, after it was answered. */
  observe: (request: MockRequest, exchange: Exchange, milliseconds: number) => void;
  /** The answer to a fault of the mock's own. */
  failure: MockResponse;
  /** Whether pages of any origin may call it and read its answers; true by default. */
  anyOrigin?: boolean;
  /** The methods that there are, for the header `Allow`. */
  methods: string[];
  /** Largest body, in bytes. */
  bodyLimit: number;
  /** How long a caller may take to send a request, in milliseconds. */
  patience: number;
  /** How long each answer is held back, in milliseconds. */
  latency: number;
}

/** The HTTP server: reads requests whole and writes answers, and has no idea of what they mean. */
export function createHttpServer(options: HttpServerOptions): Server {
  const { patience } = options;
  const server = createServer({
    requireHostHeader: false,
    headersTimeout: patience,
    // Longer than a body may take, so that readBody is the one that answers.
    requestTimeout: 2 * patience,
    connectionsCheckingInterval: Math.min(patience, 1000),
  });
  server.on("request", (message, reply) => converse(message, reply, options));
  server.on("checkExpectation", (message, reply) => converse(message, reply, options, rejection(417)));
  server.on("clientError", respondToBrokenHttp);
  server.on("connect", (_request, socket) => rejectTunnel(socket, options.methods));
  return server;
}

async function converse(
  message: IncomingMessage,
  reply: ServerResponse,
  options: HttpServerOptions,
  refusal?: Rejection,
): Promise<void> {
  const start = performance.now();
  const request = readHead(message);
  let exchange: Exchange | undefined;
  try {
    exchange = refusal ? { answer: refusal.answer } : await exchangeFor(message, request, options);
    if (!exchange) return;
    if (options.latency > 0) await delay(options.latency);
    exchange.sent = writeResponse(message, reply, exchange.answer, options);
  } catch (fault) {
    exchange = { answer: options.failure, fault };
    exchange.sent = writeResponse(message, reply, exchange.answer, options);
  }
  options.observe(request, exchange, performance.now() - start);
}

/** @returns undefined if the caller hung up */
async function exchangeFor(
  message: IncomingMessage,
  request: MockRequest,
  { respond, bodyLimit, patience }: HttpServerOptions,
): Promise<Exchange | undefined> {
  try {
    const body = await readBody(message, bodyLimit, patience);
    return body && (await respond(Object.assign(request, { body })));
  } catch (error) {
    if (error instanceof Rejection) return { answer: error.answer };
    throw error;
  }
}

/** The path is taken as it came: a URL parser would resolve dots and slashes that no operation has. */
function readHead({ method = "", url = "", headers }: IncomingMessage): MockRequest {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const mark = target.indexOf("?");
  const [path, query] = mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
  return { method, path, query: new URLSearchParams(query), headers, body: noBody };
}

/** @returns the body, if it is JSON */
function writeResponse(
  { headers, socket }: IncomingMessage,
  reply: ServerResponse,
  answer: MockResponse,
  { anyOrigin = true }: HttpServerOptions,
): string {
  if (answer.reset) {
    socket.resetAndDestroy();
    return "";
  }
  const json = answer.body === undefined ? "" : JSON.stringify(answer.body);
  const { type, bytes } = answer.content ?? { type: json && "application/json", bytes: json };
  const sent: Record<string, string> = anyOrigin ? corsHeaders(headers) : {};
  if (type) sent["Content-Type"] = type;
  if (answer.status !== 204) sent["Content-Length"] = String(Buffer.byteLength(bytes));
  reply.writeHead(answer.status, Object.assign(sent, answer.headers));
  reply.end(bytes);
  return json;
}

export const noBody = Buffer.alloc(0);

/**
 * Reads a body whole. What comes beyond the limit is let run by unread, so that the caller gets round to reading the answer.
 *
 * @param limit the largest body, in bytes
 * @param patience how long the upload may take, in milliseconds
 * @returns undefined if the caller hung up
 * @throws Rejection with 413 or 408
 */
function readBody(message: IncomingMessage, limit: number, patience: number): Promise<Buffer | undefined> | Buffer {
  if (!hasBody(message)) return noBody;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(
      () => reject(rejection(408, "The body did not come in time.", { Connection: "close" })),
      patience,
    );
    message.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else reject(rejection(413, `The body is larger than ${limit} bytes.`));
    });
    message.on("end", () => resolve(Buffer.concat(chunks)));
    message.on("close", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    message.on("error", () => resolve(undefined));
  });
}

/** A request says so if it has one (RFC 9112, section 6.3). */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}

/** Deeper bodies are refused: nothing in the contract is near it, and some readers of JSON fail on them. */
const deepestNesting = 100;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The body as JSON, or the reason why it can't be read as JSON. An empty body is neither. */
export type ParsedBody = { value?: unknown; problem?: string };

/** Parses a body, whatever the request says that it is. */
export function parseBody(bytes: Buffer): ParsedBody {
  if (bytes.length === 0) return {};
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { problem: "The body is not valid UTF-8." };
  }
  try {
    const value = JSON.parse(text);
    return canBeKept(value) ? { value } : { problem: "The body is nested too deeply or has a number out of range." };
  } catch {
    return { problem: "The body is not valid JSON." };
  }
}

/** JSON.parse takes what JSON.stringify can't give back: a depth that overflows its stack, and numbers that are infinite. */
function canBeKept(value: unknown, depth = 0): boolean {
  if (depth > deepestNesting) return false;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every((part) => canBeKept(part, depth + 1));
}

/** Headers that let pages of any origin call the mock and read its answers. */
function corsHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": headers.origin ?? "*",
    "Access-Control-Expose-Headers": "Allow, WWW-Authenticate",
    Vary: "Origin",
  };
}

/** What a preflight is told besides. `methods` are those of the path. */
export function preflightHeaders(headers: IncomingHttpHeaders, methods: string[]): Record<string, string> {
  return {
    // A star would not cover Authorization.
    "Access-Control-Allow-Headers":
      headers["access-control-request-headers"] ?? "Authorization, Content-Type, Accept, Prefer",
    "Access-Control-Allow-Methods": methods.join(", "),
    "Access-Control-Max-Age": "600",
    // Browsers ask for it before a public page may call a loopback address.
    ...(headers["access-control-request-private-network"] ? { "Access-Control-Allow-Private-Network": "true" } : {}),
  };
}

const rawStatuses: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what is not HTTP, or came too slowly, in the API's own form. There is no request, so the bytes are written by hand. */
function respondToBrokenHttp(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  writeRaw(socket, rawStatuses[error.code ?? ""] ?? 400);
}

/** Answers CONNECT, for which Node makes no response. */
function rejectTunnel(socket: Duplex, methods: string[]): void {
  socket.on("error", () => socket.destroy());
  writeRaw(socket, 405, `Allow: ${methods.join(", ")}\r\n`);
}

function writeRaw(socket: Duplex, status: number, headers = ""): void {
  const body = JSON.stringify(errorDocument(status));
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json\r\n${headers}`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
  // Whoever goes on sending is not waited for.
  setTimeout(() => socket.destroy(), 1000).unref();
}

/**
 * Ends a server. Requests that came are answered; who has not sent the whole of one within the grace is not waited for.
 *
 * @param grace in milliseconds
 */
export async function endServer(server: Server, grace: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const impatience = setTimeout(() => server.closeAllConnections(), grace);
  // Callers keep their connections for further requests once they have their answers.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  await closed;
  clearTimeout(impatience);
  clearInterval(sweep);
}
