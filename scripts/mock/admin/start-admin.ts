import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname } from "node:path";
import type { operations } from "../../../generated/mock-admin.d.ts";
import { close, listen } from "../../cli/listen.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import {
  errorResponse,
  type FieldErrors,
  fieldRejection,
  type MockRequest,
  type MockResponse,
  Rejection,
  rejection,
} from "../http/exchange.ts";
import { createHttpServer, parseBody } from "../http/server.ts";
import { type Control, ControlError } from "../interface.ts";
import { toHar } from "../log/har.ts";
import { createEngine } from "../prism/engine.ts";
import { fieldErrors, type Operation, queryParameters } from "../prism/operation.ts";
import { checkBody, checkQuery } from "../respond.ts";
import { checkToken } from "./admin-token.ts";
import type { Metrics } from "./metrics.ts";

/** The admin API while it listens. */
interface Admin {
  url: string;
  close(): Promise<void>;
}

/** Where the admin API listens, and what it asks of callers. */
interface AdminPlace {
  /** TCP port; 0 takes a free one. */
  port: number;
  host: string;
  /** What callers need; whoever reaches the port, if it is undefined. */
  token: string | undefined;
  /** As for the mock's own server. */
  keepAlive: number;
}

/** What the page says of the mock, beside what the admin API does: `x-mock` of the document that it serves. */
export interface AboutMock {
  /** Where the mock itself listens. */
  url: string;
  /** The path of a request that needs nothing but an account's credentials. */
  firstPath: string;
  /** IDs of the contract's operations. */
  operations: string[];
}

/** The document of the admin API. */
export function readAdminContract(): OpenApiDocument {
  const file = createRequire(import.meta.url).resolve("payouts-contract/generated/mock-admin.json");
  return JSON.parse(readFileSync(file, "utf8"));
}

/** What the admin API is about: the mock, and how it fares. */
export interface Administered extends Control {
  metrics: Pick<Metrics, "read">;
}

/** What keeps browsers from handing a response to pages of other origins, and from guessing what it is. */
const guard = { "Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff" };

/**
 * Serves the admin page and its API, for programs and for pages of its own origin. The page itself needs no token: it asks for it.
 * A fault of the mock's own is warned of.
 *
 * @param about is asked whenever somebody opens the page, as the mock listens later than its admin API
 * @throws UsageError if the port is taken, or the host is not this machine's
 */
export async function startAdmin(
  control: Administered,
  { port, host, token, keepAlive }: AdminPlace,
  about: () => AboutMock,
): Promise<Admin> {
  const document = readAdminContract();
  const engine = await createEngine(document);
  const failure = errorResponse(500);
  const files = readPageFiles();
  const fileAt = (path: string): MockResponse | undefined =>
    path === "/openapi.json" ? { status: 200, headers: {}, body: { ...document, "x-mock": about() } } : files.get(path);
  const respond = async (request: MockRequest): Promise<MockResponse> => {
    const file = request.method === "GET" ? fileAt(request.path) : undefined;
    // Whoever has the token may come by any name, as from outside a container. Without one, only this machine's names count.
    checkOrigin(request, file !== undefined, token === undefined ? url : undefined);
    if (file) return file;
    if (token !== undefined) checkToken(request, token);
    checkHeader(request);
    checkQuery(request);
    const { value, ...parsed } = parseBody(request.body);
    const { operation, path, violations } = engine.match(request, value);
    checkBody(request, parsed, operation);
    const errors = { ...unknownParameters(request, operation), ...fieldErrors(violations, operation) };
    if (Object.keys(errors).length > 0) throw fieldRejection(errors);
    const query = queryParameters(operation, request.query);
    const body = await handleAdmin(operation.iid ?? "", control, { path, query, body: value });
    if (typeof body === "string")
      return { status: 200, headers: {}, content: { type: textType, bytes: Buffer.from(body) } };
    return { status: body === undefined ? 204 : 200, headers: {}, body };
  };
  const server = createHttpServer({
    async respond(request) {
      try {
        const { headers, ...response } = await respond(request);
        return { response: { ...response, headers: { ...guard, ...headers } } };
      } catch (error) {
        if (error instanceof Rejection) return { response: error.response };
        if (error instanceof ControlError) return { response: errorResponse(400, error.message) };
        return { response: failure, fault: error };
      }
    },
    observe({ method, path }, { fault }) {
      if (fault) process.emitWarning(`The admin API failed: ${method} ${path}: ${String(fault)}`);
    },
    failure,
    methods: engine.everyMethod,
    anyOrigin: false,
    bodyLimit: 1024 * 1024,
    patience: 5000,
    keepAlive,
    latency: 0,
  });
  const url = await listen(server, { port, host, flag: "--admin-port", hostFlag: "--admin-host" });
  return { url, close: () => close(server) };
}

/** What Prometheus asks for. */
const textType = "text/plain; version=0.0.4; charset=utf-8";

/** What is wrong with the parameters that the document doesn't have: a typing error would have everything listed. */
function unknownParameters({ query }: MockRequest, { request }: Operation): FieldErrors {
  const known = (request?.query ?? []).map(({ name }) => name);
  const unknown = [...query.keys()].filter((name) => !known.includes(name));
  const there = known.length > 0 ? `There are ${known.join(", ")}.` : "There are none.";
  return Object.fromEntries(unknown.map((name) => [name, `There is no such parameter. ${there}`]));
}

/** The handler of each operation of spec/mock-admin. One that is added there and not here is a type error. */
const adminHandlers: AdminHandlers = {
  async reset(control, { body }) {
    await control.reset(body?.account);
    return undefined;
  },
  listRequests: (control, { query: { account, limit = Infinity } }) => control.requests(account).slice(-limit),
  exportRequests: (control, { query }) => toHar(control.requests(query.account), readAdminContract().info.version),
  listHints: (control, { query }) => control.hints(query.account),
  readCoverage: (control) => control.coverage(),
  readMetrics: (control) => control.metrics.read(),
  listPayouts: (control, { query }) => control.payouts(query.account, query.limit),
  async movePayout(control, { path, body }) {
    await control.movePayout(path.id, body.status, body.resolution);
    return undefined;
  },
  listDeliveries: (control, { query }) => control.deliveries(query.payout, query.limit, query.account),
  waitForDelivery: (control, { query: { timeout, ...wanted } }) => control.waitForDelivery(wanted, timeout),
  redeliver: (control, { path }) => control.redeliver(path.id),
  readClock: (control) => clockOf(control),
  async setClock(control, { body: { held, now, advance } }) {
    if (held === true) control.hold();
    if (held === false) control.release();
    if (now !== undefined) await control.moveTo(now);
    if (advance !== undefined) await control.advance(advance);
    return clockOf(control);
  },
  answerNext(control, { path, body }) {
    control.answerNext(path.operationId, ...body);
    return undefined;
  },
  listResponses: (control, { query }) => control.waitingResponses(query.account),
};

type AdminHandle = (control: Administered, call: { path: object; query: object; body: unknown }) => unknown;

/** Handles a request for an operation, by its ID. Validation has made sure that the call is the operation's own. */
function handleAdmin(operation: string, control: Administered, call: Parameters<AdminHandle>[1]): unknown {
  return (adminHandlers[operation as AdminOperationId] as AdminHandle)(control, call);
}

function clockOf(control: Control) {
  return { now: control.now(), held: control.held() };
}

export type AdminOperationId = keyof operations;

type TextOf<Part> = Part extends { content: { "text/plain": infer Body } } ? Body : JsonOf<Part>;

type JsonOf<Part> = Part extends { content: { "application/json": infer Body } } ? Body : never;

/** A valid request for an operation of the admin API, as the types of its document have it. */
export interface AdminCall<Id extends AdminOperationId> {
  path: operations[Id]["parameters"]["path"];
  query: NonNullable<operations[Id]["parameters"]["query"]>;
  body: operations[Id] extends { requestBody: infer Body }
    ? JsonOf<Body>
    : operations[Id] extends { requestBody?: infer Body }
      ? JsonOf<Body> | undefined
      : undefined;
}

/** The body of an operation's response; nothing makes a 204. */
export type AdminResponse<Id extends AdminOperationId> = operations[Id]["responses"] extends { 200: infer Response }
  ? TextOf<Response>
  : undefined;

/** A handler for every operation of the admin API's document. */
type AdminHandlers = {
  [Id in AdminOperationId]: (
    control: Administered,
    call: AdminCall<Id>,
  ) => AdminResponse<Id> | Promise<AdminResponse<Id>>;
};

/**
 * Lets programs and the mock's own page through. A page of another origin is told by `Origin`, or by `Sec-Fetch-Site` where a
 * browser sends no origin, as for an image; one whose name was led here is told by the name.
 *
 * @param page whether the request is for the page itself, to which links of others may lead
 * @param url where the mock listens, if it may be called by that alone or by `localhost`
 * @throws Rejection with 403
 */
function checkOrigin({ headers }: MockRequest, page: boolean, url?: string): void {
  const { host = "", origin } = headers;
  const { port, host: own } = URL.parse(url ?? "") ?? {};
  const hosts = [own, `127.0.0.1:${port}`, `localhost:${port}`];
  const site = headers["sec-fetch-site"] ?? "none";
  const isLink = page && headers["sec-fetch-mode"] === "navigate";
  const isOwn =
    (url === undefined || hosts.includes(host)) &&
    (origin === undefined || URL.parse(origin)?.host === host) &&
    (isLink || site === "none" || site === "same-origin");
  if (!isOwn) throw rejection(403, "Pages of other origins can't use the admin API.");
}

/** Any value of it will do. */
export const adminHeader = "X-Mock-Admin";

/**
 * Lets nothing be changed by what can't send a header of its own: a callback, whose address somebody else chose, or a form.
 *
 * @throws Rejection with 403
 */
function checkHeader({ method, headers }: MockRequest): void {
  if (["GET", "HEAD", "OPTIONS"].includes(method) || headers[adminHeader.toLowerCase()]) return;
  throw rejection(403, `Send the header ${adminHeader}: true, which callbacks and pages of other origins can't send.`);
}

const fileTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Nothing inline, nothing from another origin, and no other page around it. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The files of the admin page as responses, by their paths. */
function readPageFiles(): Map<string, MockResponse> {
  const index = createRequire(import.meta.url).resolve("payouts-contract/generated/admin-page/index.html");
  const folder = dirname(index);
  const files = globSync("*", { cwd: folder }).flatMap((name): [string, MockResponse][] => {
    const type = fileTypes[extname(name)];
    if (!type) return [];
    const headers: Record<string, string> = { "Cache-Control": "no-cache", "Content-Security-Policy": contentPolicy };
    return [[`/${name}`, { status: 200, headers, content: { type, bytes: readFileSync(`${folder}/${name}`) } }]];
  });
  const responses = new Map(files);
  const page = responses.get("/index.html");
  if (page) responses.set("/", page);
  return responses;
}
