import { createHash } from "node:crypto";
import type { OpenApiDocument } from "../openapi/document.ts";
import { type MockRequest, type MockResponse, rejection } from "./http/exchange.ts";
import { preflightHeaders } from "./http/server.ts";
import type { Engine } from "./prism/engine.ts";

/**
 * Answers `GET /health`, which is 200 as long as the process answers at all, and `GET /ready`, which is 503 while requests should
 * go to another replica. Neither is an operation's.
 */
export type ProbeResponder = (request: MockRequest) => Promise<MockResponse> | undefined;

/** @param objection says why requests should go elsewhere; undefined if they are welcome */
export function createProbe(objection: () => Promise<string | undefined>): ProbeResponder {
  const ready = async () => {
    const reason = await objection();
    return reason === undefined ? well : rejection(503, reason).answer;
  };
  return ({ method, path }) => {
    if (!["GET", "HEAD"].includes(method)) return undefined;
    if (path === "/health") return Promise.resolve(well);
    return path === "/ready" ? ready() : undefined;
  };
}

const well: MockResponse = { status: 200, headers: {}, body: { status: "ok" } };

/** Answers OPTIONS, preflights of browsers among them. */
export function respondToOptions({ path, headers }: MockRequest, engine: Engine): MockResponse {
  const methods = engine.methods(path);
  const preflight = headers["access-control-request-method"] !== undefined;
  if (methods.length === 0 && !preflight) throw rejection(404, "No operation has this path.");
  // A preflight for an unknown path passes, so that the page can read the 404 that follows.
  const allowed = methods.length > 0 ? methods : engine.everyMethod;
  const answered: Record<string, string> = { Allow: allowed.join(", ") };
  return { status: 204, headers: { ...answered, ...(preflight ? preflightHeaders(headers, allowed) : {}) } };
}

/** Where else there is something to see. */
interface Places {
  /** Address of the docs, if somebody serves them. */
  docs?: string | undefined;
  /** Address of the admin page, if there is one. */
  admin?: string | undefined;
}

/** Answers `GET /`, which is no operation's: what runs here, and where. JSON as the API's own, or HTML for whom that suits better. */
export type IndexResponder = (request: MockRequest) => MockResponse | undefined;

/**
 * Makes both forms of the answer once, from the title and the audiences of the document.
 *
 * @param places addresses for its links; without one of the docs it says how to start them
 * @returns an answer to `GET` and `HEAD` of `/`; undefined for any other request
 */
export function createIndex({ info, "x-audiences": audiences = {} }: OpenApiDocument, places: Places): IndexResponder {
  const apis = Object.entries(audiences).map(([name, { basePath, title }]) => ({ name, basePath, title }));
  const { docs, admin } = places;
  const links = {
    ...Object.fromEntries(apis.map(({ name, basePath }) => [name, basePath])),
    ...(docs ? { docs } : {}),
    ...(admin ? { admin } : {}),
  };
  const hint = docs ? {} : { meta: { docs: howToRead } };
  const json = { data: { type: "mock", attributes: { title: info.title, version: info.version } }, links, ...hint };
  const html = htmlOf(
    info.title,
    apis.map(({ basePath, title }) => `${escaped(title)}: <code>${escaped(basePath)}</code>`),
    [
      docs ? link(docs, "The docs") : `The docs: <code>${howToRead}</code>`,
      ...(admin ? [link(admin, "What was asked and answered")] : []),
    ],
  );
  return ({ method, path, headers }) => {
    if (path !== "/" || !["GET", "HEAD"].includes(method)) return undefined;
    const { accept = "" } = headers;
    const wantsHtml = accept.includes("text/html") && !accept.includes("application/json");
    return { status: 200, headers: { Vary: "Accept" }, ...(wantsHtml ? { content: html } : { body: json }) };
  };
}

const howToRead = "npm run docs";

const style = `:root{color-scheme:light dark}body{max-width:36rem;margin:18vh auto;padding:0 1.5rem;font:1rem/1.7 system-ui,sans-serif}
h1{font-size:1.5rem;letter-spacing:-.02em}code{font-size:.9em}ul{padding:0;list-style:none}`;

function htmlOf(title: string, ...lists: string[][]): NonNullable<MockResponse["content"]> {
  const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`;
  const text = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mock of the ${escaped(title)}</title>
<style>${style}</style>
<main>
<h1>Mock of the ${escaped(title)}</h1>
${lists.map((items) => `<ul>\n${items.map((item) => `<li>${item}</li>`).join("\n")}\n</ul>`).join("\n")}
</main>
</html>
`;
  return { type: "text/html; charset=utf-8", bytes: Buffer.from(text) };
}

function link(address: string, text: string): string {
  return `<a href="${escaped(address)}">${text}</a>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
