import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../cli/command-line.ts";
import type { Model, PlacedOperation } from "../openapi/model.ts";
import { createPathMatcher } from "../openapi/paths.ts";
import { isObject } from "../openapi/walk.ts";
import type { Exchange } from "./judgement.ts";
import { parseText } from "./read-json.ts";

/** What was recorded of a request and its response, in whatever form. */
interface Entry {
  method: string;
  url: string;
  sent: string;
  requestHeaders: [name: string, value: string][];
  status: number;
  headers: [name: string, value: string][];
  /** Undefined if the record doesn't have it. */
  text: string | undefined;
  time: string | undefined;
}

/** What a record has of the API. */
export interface Traffic {
  exchanges: Exchange[];
  /** Entries that are no request of the API, or have no response that can be read. */
  skipped: number;
  /** Keys in it, which must not be printed. */
  secrets: string[];
}

/**
 * Reads what browsers, proxies, and Postman record: HAR, JSON lines with entries of HAR or with flat members, and collections with saved
 * responses.
 *
 * @param paths files, and folders of them
 * @throws UsageError for a file that can't be read, or is none of these
 */
export function readTraffic(contract: Model, paths: string[]): Traffic {
  const entries = paths.flatMap(filesAt).flatMap(entriesIn);
  const find = createFind(contract);
  const exchanges = entries.flatMap((entry) => exchangeOf(entry, find) ?? []);
  const secrets = entries.flatMap(({ requestHeaders }) => {
    const authorization = requestHeaders.find(([name]) => name.toLowerCase() === "authorization")?.[1] ?? "";
    const token = authorization.replace(/^\w+ +/, "");
    const [, ...password] = Buffer.from(token, "base64").toString().split(":");
    return [token, password.join(":")].filter(Boolean);
  });
  return { exchanges, skipped: entries.length - exchanges.length, secrets: [...new Set(secrets)] };
}

function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = globSync("**/*.{har,json,jsonl,ndjson}", { cwd: path }).sort();
    const files = names.map((name) => join(path, name)).filter((file) => statSync(file).isFile());
    if (files.length > 0) return files;
  } catch {
    throw new UsageError(`--har ${path}: can't be read. Give a file, or a folder of files.`);
  }
  throw new UsageError(`--har ${path}: has no file that ends in .har, .json, .jsonl, or .ndjson. Give another folder.`);
}

function entriesIn(file: string): Entry[] {
  const text = readText(file);
  const whole = parseText(text, ofRecords);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const documents = whole === undefined ? lines.map((line) => parseText(line, ofRecords)) : [whole];
  const entries = documents.flatMap((document) => entriesOf(document));
  if (documents.every((document) => document !== undefined) && entries.every(Boolean)) return entries as Entry[];
  throw new UsageError(
    `--har ${file}: is neither HAR, nor JSON lines, nor a collection with saved responses. Give one.`,
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--har ${file}: can't be read (${code}). Give a file of at most 512 MB.`);
  }
}

/** A record has any number of entries, and is as large as a text can be. */
const ofRecords = { longest: Number.POSITIVE_INFINITY, deepest: 1000, widest: Number.POSITIVE_INFINITY };

/** How deep the folders of a collection may be. */
const deepest = 100;

/** The entries in a document; among them undefined for what is none. */
function entriesOf(document: unknown, depth = 0): (Entry | undefined)[] {
  if (depth > deepest) return [undefined];
  if (Array.isArray(document)) return document.flatMap((each) => entriesOf(each, depth + 1));
  if (!isObject(document)) return [undefined];
  const { log, item, request, response } = document;
  if (isObject(log) && Array.isArray(log.entries)) return log.entries.map(ofHar);
  if (Array.isArray(item)) return item.flatMap((each) => entriesOf(each, depth + 1));
  if (request !== undefined && Array.isArray(response)) return response.map(ofPostman);
  if (isObject(request) && isObject(response)) return [ofHar(document)];
  // A folder of a collection's request that nobody has saved a response of.
  if (request !== undefined) return [];
  return [ofFlat(document)];
}

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);

/** Headers as a list of names and values, or of keys and values, or as a map. No header holds what is replaced in them. */
function headersOf(given: unknown): [string, string][] {
  const pairs = Array.isArray(given)
    ? given.map((each) => [each?.name ?? each?.key, each?.value])
    : Object.entries(isObject(given) ? given : {});
  // Those that begin with a colon are HTTP/2's own.
  return pairs.flatMap(([name, value]) =>
    typeof name === "string" && /^[\w-]+$/.test(name)
      ? [[name, textOf(value).replaceAll(/[^\t -~\x80-\xff]/g, " ")]]
      : [],
  );
}

/** http://www.softwareishard.com/blog/har-12-spec/ */
function ofHar(entry: unknown): Entry | undefined {
  const { request, response, startedDateTime } = isObject(entry) ? entry : {};
  if (!isObject(request) || !isObject(response)) return undefined;
  const content = isObject(response.content) ? response.content : {};
  const text = typeof content.text === "string" ? content.text : undefined;
  return {
    method: textOf(request.method),
    url: textOf(request.url),
    sent: textOf(isObject(request.postData) ? request.postData.text : ""),
    requestHeaders: headersOf(request.headers),
    status: Number(response.status),
    headers: headersOf(response.headers),
    text: text !== undefined && content.encoding === "base64" ? Buffer.from(text, "base64").toString() : text,
    time: textOf(startedDateTime),
  };
}

/** https://schema.postman.com/collection/json/v2.1.0/docs/ */
function ofPostman(saved: unknown): Entry | undefined {
  const { originalRequest: request, code, header, body } = isObject(saved) ? saved : {};
  if (!isObject(request)) return undefined;
  const url = isObject(request.url) ? request.url.raw : request.url;
  const sent = isObject(request.body) ? request.body.raw : "";
  return {
    method: textOf(request.method),
    url: textOf(url),
    sent: textOf(sent),
    requestHeaders: headersOf(request.header),
    status: Number(code),
    headers: headersOf(header),
    text: typeof body === "string" ? body : undefined,
    time: undefined,
  };
}

function ofFlat(line: Record<string, unknown>): Entry | undefined {
  const { method, url, status, responseStatus = status } = line;
  if (typeof method !== "string" || typeof url !== "string" || responseStatus === undefined) return undefined;
  const body = line.responseBody ?? line.body;
  return {
    method,
    url,
    sent: textOf(line.requestBody),
    requestHeaders: headersOf(line.requestHeaders),
    status: Number(responseStatus),
    headers: headersOf(line.responseHeaders ?? line.headers),
    text: body === undefined ? undefined : textOf(body),
    time: textOf(line.startedAt ?? line.time),
  };
}

type Find = (method: string, path: string) => { placed: PlacedOperation; values: Record<string, string> } | undefined;

/** Finds an operation by the path, below whatever the deployment has before it. The private API may be at the root of its host. */
function createFind({ document, operations }: Model): Find {
  const find = createPathMatcher(
    operations.flatMap((placed) => {
      const { basePath = "" } = document["x-audiences"]?.[placed.operation["x-audience"] ?? ""] ?? {};
      const paths =
        placed.operation["x-audience"] === "private"
          ? [placed.path, placed.path.slice(basePath.length)]
          : [placed.path];
      return paths.map((path) => ({ path, placed }));
    }),
  );
  return (method, path) => {
    for (let rest = path; rest.startsWith("/"); rest = rest.slice(Math.max(1, rest.indexOf("/", 1)))) {
      const match = find(rest).find(({ route }) => route.placed.method === method.toLowerCase());
      if (match) return { placed: match.route.placed, values: match.values };
      if (!rest.includes("/", 1)) break;
    }
    return undefined;
  };
}

/** Whether a path is percent-encoded as it should be. */
function isEncoded(path: string): boolean {
  try {
    return decodeURIComponent(path) !== undefined;
  } catch {
    return false;
  }
}

function exchangeOf(
  { method, url: given, sent, status, headers, text, time }: Entry,
  find: Find,
): Exchange | undefined {
  const url = URL.canParse(given, "http://localhost") ? new URL(given, "http://localhost") : undefined;
  if (!url || text === undefined || !(status > 0)) return undefined;
  const found = isEncoded(url.pathname) ? find(method, url.pathname) : undefined;
  if (!found) return undefined;
  const body = parseText(sent);
  const response = { status, headers: new Headers(headers), text, body: parseText(text) };
  const at = Date.parse(time ?? "");
  return {
    placed: found.placed,
    url,
    path: found.values,
    ...(body !== undefined && { body }),
    response,
    at: Number.isNaN(at) ? Date.now() : at,
  };
}
