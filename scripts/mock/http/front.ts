import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { type Answer, Refusal, refuse } from "./answer.ts";
import { corsHeaders } from "./cors.ts";
import type { Exchange } from "./exchange.ts";
import { answerBrokenHttp, refuseTunnel } from "./raw-answer.ts";
import { noBody, readBody } from "./read-body.ts";
import type { MockRequest } from "./request.ts";

export interface FrontOptions {
  respond: (request: MockRequest) => Promise<Exchange>;
  /** Told of every exchange, after it was answered. */
  observe: (request: MockRequest, exchange: Exchange, milliseconds: number) => void;
  /** The answer to a fault of the mock's own. */
  failure: Answer;
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
export function createFront(options: FrontOptions): Server {
  const { patience } = options;
  const server = createServer({
    requireHostHeader: false,
    headersTimeout: patience,
    // Longer than a body may take, so that readBody is the one that answers.
    requestTimeout: 2 * patience,
    connectionsCheckingInterval: Math.min(patience, 1000),
  });
  server.on("request", (message, reply) => converse(message, reply, options));
  server.on("checkExpectation", (message, reply) => converse(message, reply, options, refuse(417)));
  server.on("clientError", answerBrokenHttp);
  server.on("connect", (_request, socket) => refuseTunnel(socket, options.methods));
  return server;
}

async function converse(
  message: IncomingMessage,
  reply: ServerResponse,
  options: FrontOptions,
  refusal?: Refusal,
): Promise<void> {
  const start = performance.now();
  const request = readHead(message);
  let exchange: Exchange | undefined;
  try {
    exchange = refusal ? { answer: refusal.answer } : await exchangeFor(message, request, options);
    if (!exchange) return;
    if (options.latency > 0) await delay(options.latency);
    exchange.sent = writeAnswer(message, reply, exchange.answer, options);
  } catch (fault) {
    exchange = { answer: options.failure, fault };
    exchange.sent = writeAnswer(message, reply, exchange.answer, options);
  }
  options.observe(request, exchange, performance.now() - start);
}

/** @returns undefined if the caller hung up */
async function exchangeFor(
  message: IncomingMessage,
  request: MockRequest,
  { respond, bodyLimit, patience }: FrontOptions,
): Promise<Exchange | undefined> {
  try {
    const body = await readBody(message, bodyLimit, patience);
    return body && (await respond(Object.assign(request, { body })));
  } catch (error) {
    if (error instanceof Refusal) return { answer: error.answer };
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
function writeAnswer(
  { headers, socket }: IncomingMessage,
  reply: ServerResponse,
  answer: Answer,
  { anyOrigin = true }: FrontOptions,
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
