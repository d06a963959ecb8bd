import type { OpenApiDocument } from "../openapi/document.ts";
import type { Model } from "../openapi/model.ts";
import { errorResponse, type MockRequest, type MockResponse, rejection } from "./http/exchange.ts";
import { preflightHeaders } from "./http/server.ts";
import type { Engine } from "./prism/engine.ts";

/** Responds to paths that are no operation's; undefined for every other request. */
export type OwnPath = (request: MockRequest) => MockResponse | Promise<MockResponse> | undefined;

/** Where else there is something to see. */
interface Places {
  /** Address of the docs, if somebody serves them. */
  docs?: string | undefined;
  /** Address of the admin page, if there is one. */
  admin?: string | undefined;
}

/**
 * Responds to `GET /`: in JSON with what runs here and where. A browser is sent on to the docs, or else to the admin page, as there
 * is more for people to see.
 *
 * @param places addresses for the links; without one of the docs it says how to start them
 */
export function createIndex(
  { info, "x-audiences": audiences = {} }: OpenApiDocument,
  { docs, admin }: Places,
): OwnPath {
  const links = {
    ...Object.fromEntries(Object.entries(audiences).map(([name, { basePath }]) => [name, basePath])),
    ...(docs ? { docs } : {}),
    ...(admin ? { admin } : {}),
  };
  const hint = docs ? {} : { meta: { docs: "npm run docs" } };
  const body = { data: { type: "mock", attributes: { title: info.title, version: info.version } }, links, ...hint };
  const page = docs ?? admin;
  return ({ method, path, headers: { accept = "" } }) => {
    if (path !== "/" || !readMethods.has(method)) return undefined;
    const browser = accept.includes("text/html") && !accept.includes("application/json");
    const headers = { Vary: "Accept" };
    return browser && page ? { status: 302, headers: { ...headers, Location: page } } : { status: 200, headers, body };
  };
}

/** The path of a request that needs nothing but an account's credentials: no parameter and no body. */
export function firstPath({ components, operations }: Model): string {
  const schemes = components.securitySchemes ?? {};
  const found = operations.find(
    ({ method, operation, parameters }) =>
      method === "get" &&
      operation.security?.some((needed) => Object.keys(needed).some((name) => schemes[name]?.scheme === "basic")) &&
      !parameters.some(({ required }) => required),
  );
  return found?.path ?? "/";
}

/**
 * Responds to `GET /health` with 200 as long as the process responds at all, and to `GET /ready` with 503 while requests should go
 * to another replica.
 *
 * @param objection says why requests should go elsewhere; undefined if they are welcome
 */
export function createProbe(objection: () => Promise<string | undefined>): OwnPath {
  const ready = async () => {
    const reason = await objection();
    return reason === undefined ? healthy : errorResponse(503, reason);
  };
  return ({ method, path }) => {
    if (!readMethods.has(method)) return undefined;
    if (path === "/health") return healthy;
    return path === "/ready" ? ready() : undefined;
  };
}

const readMethods = new Set(["GET", "HEAD"]);

const healthy: MockResponse = { status: 200, headers: {}, body: { status: "ok" } };

/** Responds to OPTIONS, preflights of browsers among them. */
export function respondToOptions({ path, headers }: MockRequest, engine: Engine): MockResponse {
  const methods = engine.methods(path);
  const preflight = headers["access-control-request-method"] !== undefined;
  if (methods.length === 0 && !preflight) throw rejection(404, "No operation has this path.");
  // A preflight for an unknown path passes, so that the page can read the 404 that follows.
  const allowed = methods.length > 0 ? methods : engine.everyMethod;
  const allow = { Allow: allowed.join(", ") };
  return { status: 204, headers: preflight ? { ...allow, ...preflightHeaders(headers, allowed) } : allow };
}
