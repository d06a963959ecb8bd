import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { onOneLine } from "../../cli/command-line.ts";
import { parseExactly } from "../../cli/exact-json.ts";
import type { Certificate } from "./certificate.ts";
import {
  type Exchange,
  errorResponse,
  type MockRequest,
  type MockResponse,
  Rejection,
  rejection,
  toProblem,
} from "./exchange.ts";

interface HttpServerOptions {
  /** Serves HTTPS with it. */
  certificate?: Certificate | undefined;
  respond: (request: MockRequest) => Promise<Exchange>;
  /** Rejects a request before its body is asked for, by what its head says. Its caller waits for leave to send the body. */
  checkHead?: (request: MockRequest) => Exchange | undefined;
  /** Called when a response is known, before it is held back. What it returns is called when the response was sent. */
  arrived?: (request: MockRequest, exchange: Exchange) => ((milliseconds: number) => void) | undefined;
  /** Called after each response, also to what is not HTTP. */
  observe: (request: MockRequest, exchange: Exchange, milliseconds: number) => void;
  /** The response to a fault of the mock's own. */
  failure: MockResponse;
  /** Whether pages of any origin may call it and read its responses; true by default. */
  anyOrigin?: boolean;
  /** Headers of responses that pages of other origins may read. */
  exposedHeaders?: string[];
  /** Whether errors of the mock's own are problem details; false by default. */
  problems?: boolean;
  /** The methods that there are, for the header `Allow`. */
  methods: string[];
  /** Largest body, in bytes. */
  bodyLimit: number;
  /** How long a caller may take to send a request, in milliseconds. */
  patience: number;
  /** How long a connection is kept that nothing is sent on after a response, in milliseconds; as Node has it by default. */
  keepAlive?: number;
  /** How long each response is held back, in milliseconds. */
  latency: number;
  /** The time that responses are dated by, in milliseconds since 1970; the machine's own by default. */
  now?: () => number;
}

interface Serving extends HttpServerOptions {
  /** The connections of requests to which no response comes. */
  hanging: Set<Socket>;
}

/** The connections that a server leaves open, as no response comes there. */
const unanswered = new WeakMap<Server, ReadonlySet<Socket>>();

/** The HTTP server: reads requests whole and writes responses, and has no idea of what they mean. */
export function createHttpServer(options: HttpServerOptions): Server {
  const { certificate, patience, keepAlive } = options;
  const hanging = new Set<Socket>();
  const serving = { ...options, hanging };
  const settings = {
    requireHostHeader: false,
    headersTimeout: patience,
    // Longer than a body may take, so that readBody is the one that responds.
    requestTimeout: 2 * patience,
    ...(keepAlive === undefined ? {} : { keepAliveTimeout: keepAlive }),
    connectionsCheckingInterval: Math.min(patience, 1000),
  };
  const server = certificate ? createHttpsServer({ ...settings, ...certificate }) : createServer(settings);
  unanswered.set(server, hanging);
  server.on("request", (message, reply) => serve(message, reply, serving));
  server.on("checkContinue", (message, reply) => serve(message, reply, serving, () => checkExpected(message, options)));
  server.on("checkExpectation", (message, reply) =>
    serve(message, reply, serving, () => ({ response: rejection(417).response })),
  );
  server.on("clientError", (error, socket) => respondToBrokenHttp(error, socket, options));
  server.on("connect", (message, socket) => rejectTunnel(message, socket, options));
  return server;
}

async function serve(
  message: IncomingMessage,
  reply: ServerResponse,
  options: Serving,
  rejected?: () => Exchange | undefined,
): Promise<void> {
  const start = performance.now();
  const request = readHead(message);
  let exchange: Exchange | undefined;
  let sent: ((milliseconds: number) => void) | undefined;
  try {
    exchange = rejected?.();
    // Whoever waits for leave to send the body has it now.
    if (rejected && !exchange) reply.writeContinue();
    exchange ??= await exchangeFor(message, request, options);
    if (!exchange) return;
    exchange.response = finished(exchange.response, options);
    sent = options.arrived?.(request, exchange);
    await holdBack(options.latency + (exchange.response.delay ?? 0), reply);
    writeResponse(message, reply, exchange.response, options);
  } catch (fault) {
    exchange = { response: finished(options.failure, options), fault };
    sent ??= options.arrived?.(request, exchange);
    writeResponse(message, reply, exchange.response, options);
  }
  const milliseconds = performance.now() - start;
  sent?.(milliseconds);
  options.observe(request, exchange, milliseconds);
}

/** Waits, in milliseconds, unless the caller hangs up meanwhile. */
function holdBack(time: number, reply: ServerResponse): Promise<void> | undefined {
  if (time <= 0 || reply.destroyed) return undefined;
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, time);
    reply.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
  });
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
    if (error instanceof Rejection) return { response: error.response };
    throw error;
  }
}

/** What a request rejects whose caller waits for leave to send the body; undefined if the body is welcome. */
function checkExpected(message: IncomingMessage, { checkHead, bodyLimit }: HttpServerOptions): Exchange | undefined {
  // Its body never comes, so that nothing else can follow on the connection.
  if (Number(message.headers["content-length"]) > bodyLimit) {
    return { response: tooLarge(bodyLimit, { Connection: "close" }).response };
  }
  const rejected = checkHead?.(readHead(message));
  if (rejected) Object.assign(rejected.response.headers, { Connection: "close" });
  return rejected;
}

/** The path is taken as it came: a URL parser would resolve dots and slashes that no operation has. */
function readHead({ method = "", url = "", headers }: IncomingMessage): MockRequest {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const mark = target.indexOf("?");
  const [path, query] = mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
  const request = {
    method,
    path,
    query: new URLSearchParams(query),
    headers,
    body: noBody,
    arrived: performance.now(),
  };
  return isEncoded(query) ? request : { ...request, garbled: true };
}

/** Whether every escape is one of UTF-8. What isn't would be read as another text, which nothing has. */
function isEncoded(query: string): boolean {
  if (!query.includes("%")) return true;
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
}

/** A response in the form in which the contract's errors are, with its body as text if it is JSON. */
function finished(response: MockResponse, { problems }: HttpServerOptions): MockResponse {
  const formed = problems && response.ownError ? toProblem(response) : response;
  return formed.body === undefined || formed.broken === "reset" || formed.broken === "hang"
    ? formed
    : { ...formed, json: JSON.stringify(formed.body) };
}

function writeResponse(
  { headers, socket }: IncomingMessage,
  reply: ServerResponse,
  response: MockResponse,
  { anyOrigin = true, exposedHeaders, hanging, now }: Serving,
): void {
  if (response.broken === "reset") {
    reset(socket);
    return;
  }
  if (response.broken === "hang") {
    hanging.add(socket);
    socket.once("close", () => hanging.delete(socket));
    return;
  }
  const { status, headers: own, json = "", content } = response;
  const { type, bytes } = content ?? { type: json && "application/json", bytes: json };
  const sent: Record<string, string> = anyOrigin ? corsHeaders(headers, exposedHeaders) : {};
  if (now) sent.Date = dateOf(now());
  if (type) sent["Content-Type"] = type;
  if (status !== 204) sent["Content-Length"] = String(Buffer.byteLength(bytes));
  reply.writeHead(status, Object.assign(sent, own));
  // Node would put a 100 that waits for its turn between the head and the bytes.
  if (content) reply.flushHeaders();
  if (response.broken === "cut") {
    const half = Buffer.from(bytes).subarray(0, Math.floor(Buffer.byteLength(bytes) / 2));
    // Reset once the caller can have what was written.
    reply.write(half, () => setTimeout(() => reset(socket), 20));
  } else reply.end(bytes);
}

/** Resets a connection. Node resets TCP alone, and keeps what is below TLS to itself; a test notices if it no longer does. */
function reset(socket: Socket): void {
  const { _parent: below } = socket as { _parent?: Socket | null };
  (below ?? socket).resetAndDestroy();
}

/** A time as `Date` has it. It is made once a second: that takes longer than it looks. */
function dateOf(time: number): string {
  const second = Math.floor(time / 1000);
  if (second !== dated.second) dated = { second, text: new Date(time).toUTCString() };
  return dated.text;
}

let dated = { second: Number.NaN, text: "" };

export const noBody = Buffer.alloc(0);

/**
 * Reads a body whole. What comes beyond the limit is let run by unread, so that the caller gets round to reading the response.
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
      else reject(tooLarge(limit));
    });
    message.on("end", () => resolve(Buffer.concat(chunks)));
    message.on("close", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    message.on("error", () => resolve(undefined));
  });
}

function tooLarge(limit: number, headers?: Record<string, string>): Rejection {
  return rejection(413, `The body is larger than ${limit} bytes.`, headers);
}

/** A request says so if it has one (RFC 9112, section 6.3). */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}

/** Deeper bodies are rejected: nothing in the contract is near it, and some readers of JSON fail on them. */
const deepestNesting = 100;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The body as JSON, or the reason why it can't be read as JSON. An empty body is neither. */
export interface ParsedBody {
  value?: unknown;
  /** The same with its numbers as they were written, as `parseExactly` has them. */
  exact?: unknown;
  problem?: string;
}

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
    if (!canBeKept(value)) return { problem: "The body is nested too deeply or has a number out of range." };
    return { value, exact: parseExactly(text, value) };
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

/** Headers that let pages of any origin call the mock and read its responses. */
function corsHeaders(headers: IncomingHttpHeaders, exposed: string[] = []): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": headers.origin ?? "*",
    "Access-Control-Expose-Headers": exposed.join(", "),
    Vary: "Origin",
  };
}

/** Further headers of the response to a preflight. `methods` are those of the path. */
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

/** Responds to what is not HTTP, or came too slowly. The bytes are written by hand, as Node makes no response for it. */
function respondToBrokenHttp(
  error: NodeJS.ErrnoException & { rawPacket?: Buffer },
  socket: Duplex,
  options: HttpServerOptions,
): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const response = errorResponse(rawStatuses[error.code ?? ""] ?? 400);
  writeRaw(socket, response, options.problems);
  tell(brokenRequest(error.rawPacket), { response, reason: onOneLine(error.message) }, options);
}

/** As much of a request as its first line tells, if that came with what could not be read. */
function brokenRequest(packet: Buffer | undefined): MockRequest {
  const line = packet?.subarray(0, 2048).toString("latin1") ?? "";
  const [, method = "-", path = "-"] = /^([A-Z]{3,10}) (\/[^\s?#]*)/.exec(line) ?? [];
  return { method, path, query: new URLSearchParams(), headers: {}, body: noBody, arrived: performance.now() };
}

/** Rejects CONNECT, for which Node makes no response. */
function rejectTunnel(message: IncomingMessage, socket: Duplex, options: HttpServerOptions): void {
  socket.on("error", () => socket.destroy());
  const response = errorResponse(405, undefined, { Allow: options.methods.join(", ") });
  writeRaw(socket, response, options.problems);
  tell({ ...readHead(message), path: "-" }, { response }, options);
}

/** Tells of a request to which Node makes no response. */
function tell(request: MockRequest, exchange: Exchange, { arrived, observe }: HttpServerOptions): void {
  arrived?.(request, exchange)?.(0);
  observe(request, exchange, 0);
}

function writeRaw(socket: Duplex, error: MockResponse, problems = false): void {
  const { status, headers, body } = problems ? toProblem(error) : error;
  const json = JSON.stringify(body);
  const lines = Object.entries({ "Content-Type": "application/json", ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(json)}\r\nConnection: close\r\n\r\n${json}`);
  // Whoever goes on sending is not waited for.
  setTimeout(() => socket.destroy(), 1000).unref();
}

/**
 * Ends a server. Requests that came get their responses; who has not sent the whole of one within the grace is not waited for.
 *
 * @param grace in milliseconds
 */
export async function endServer(server: Server, grace: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const socket of unanswered.get(server) ?? []) socket.destroy();
  const impatience = setTimeout(() => server.closeAllConnections(), grace);
  // Callers keep their connections for further requests once they have their responses.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  await closed;
  clearTimeout(impatience);
  clearInterval(sweep);
}
