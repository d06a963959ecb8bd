import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import nunjucks from "nunjucks";
import { CheckError } from "../../cli/command-line.ts";
import { clientCall } from "../../generate/client-functions.ts";
import { linkedValues } from "../../generate/collections.ts";
import { callbacksOf, firstExample, type Model, serverUrl, stepsOf, valueAt } from "../../openapi/model.ts";
import { fillPath } from "../../openapi/paths.ts";
import { isObject } from "../../openapi/walk.ts";
import type { OperationPage } from "../model/operation-page.ts";
import { vocabulariesOf, waitingOf } from "../model/schema.ts";

/** A language of the samples. */
export interface Language {
  /** Of its template, and of its grammar. */
  name: string;
  title: string;
}

export const languages: Language[] = [
  { name: "curl", title: "curl" },
  { name: "typescript", title: "TypeScript" },
  { name: "php", title: "PHP" },
  { name: "python", title: "Python" },
  { name: "go", title: "Go" },
  { name: "java", title: "Java" },
];

export interface CodeSample extends Language {
  code: string;
}

/**
 * How an operation is called, in each language; nothing for one that the platform calls. TypeScript goes by the client, so there
 * is none of an operation that no client has.
 */
export function codeSamples(model: Model, page: OperationPage, connection: Connection): CodeSample[] {
  if (page.sentBy === "platform") return [];
  const request = sampleRequest(model, page, connection);
  const spoken = languages.filter(({ name }) => request.client || name !== "typescript");
  return spoken.map((language) => ({
    ...language,
    code: `${templates.render(`languages/${language.name}.njk`, { ...request, operationId: page.id }).trim()}\n`,
  }));
}

const folder = fileURLToPath(new URL("./", import.meta.url));
const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), {
  autoescape: false,
  trimBlocks: true,
  lstripBlocks: true,
});
templates.addFilter("json", (value) => JSON.stringify(value, null, 2));
templates.addFilter("shell", (text: string) => `'${text.replaceAll("'", "'\\''")}'`);
templates.addFilter("typescript", (value, margin) => literal(value, typeScript, margin));
templates.addFilter("php", (value, margin) => literal(value, php, margin));
templates.addFilter("python", (value, margin) => literal(value, python, margin));
templates.addFilter("go", goText);
// What JSON escapes in a text, Java escapes alike.
templates.addFilter("java", (value) => JSON.stringify(value));
templates.addFilter("javaBlock", javaBlock);
templates.addFilter("className", (name: string) => name.charAt(0).toUpperCase() + name.slice(1));

/** A text of several lines needs a raw string, which can't hold the sign that ends it. */
function goText(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replaceAll("\n", "\n\t");
  return json.includes("`") ? JSON.stringify(JSON.stringify(value)) : `\`${json}\``;
}

/** A text block, which begins a line and takes its indentation from the end. */
function javaBlock(value: unknown, margin: string): string {
  const text = JSON.stringify(value, null, 2).replaceAll("\\", "\\\\").replaceAll('"""', '\\"""');
  return `"""\n${margin}${text.replaceAll("\n", `\n${margin}`)}"""`;
}

/** A whole program that pays once, whatever fails on the way, in each language. It stops waiting where the contract says so. */
export function creationSamples(model: Model, connection: Connection): CodeSample[] {
  return programs("creation", model, connection);
}

/** A whole program that goes through all payouts, page by page, in each language. */
export function pagingSamples(model: Model, connection: Connection): CodeSample[] {
  return programs("paging", model, connection);
}

/** A whole program that looks at a payout until its status is final, in each language. */
export function pollingSamples(model: Model, connection: Connection): CodeSample[] {
  return programs("polling", model, connection);
}

function programs(task: string, model: Model, connection: Connection): CodeSample[] {
  const { paid, final } = waitingOf(vocabulariesOf(model));
  return languages.map((language) => ({
    ...language,
    code: `${templates.render(`${task}/${language.name}.njk`, { connection, paid, final: [...paid, ...final] }).trim()}\n`,
  }));
}

const handlers: [name: string, title: string, file: string][] = [
  ["typescript", "TypeScript", "handler.ts"],
  ["php", "PHP", "handler.php"],
  ["python", "Python", "handler.py"],
  ["go", "Go", "handler.go"],
  ["java", "Java", "Handler.java"],
];

/** A whole program that receives callbacks, in each language. */
export function callbackSamples(): CodeSample[] {
  return handlers.map(([name, title, file]) => ({
    name,
    title,
    code: readFileSync(new URL(`callbacks/${file}`, import.meta.url), "utf8"),
  }));
}

/** A request as a browser sends it: the address, and the options of `fetch`. */
export interface BrowserRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/**
 * The request of the samples for a page to send. It asks for no callbacks: the mock would send them to the documented address,
 * which belongs to somebody.
 */
export function browserRequest(model: Model, page: OperationPage, connection: Connection): BrowserRequest {
  const { method, urlWithQuery, body, basic } = sampleRequest(model, page, connection);
  const sent = structuredClone(body);
  const operation = model.operations.find((placed) => placed.operation.operationId === page.id)?.operation;
  for (const { path } of operation ? callbacksOf(operation) : []) {
    replaceAt(sent, stepsOf(path.replace(/\}$/, "")), undefined);
  }
  return {
    url: urlWithQuery,
    method,
    headers: {
      ...(basic ? { authorization: `Basic ${btoa(`${connection.accountId}:${connection.apiKey}`)}` } : {}),
      ...(sent === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  };
}

/** A request that a code sample makes. */
interface SampleRequest {
  method: string;
  /** Without its query. */
  url: string;
  /** Whole, each name and value encoded. */
  urlWithQuery: string;
  query: [name: string, value: string][];
  body?: unknown;
  /** Whether it authenticates with the account's ID and key. */
  basic: boolean;
  connection: Connection;
  /** How a typed client makes it, if the operation belongs to an audience that has one. */
  client?: ClientCall | undefined;
}

/** The request of an operation, made of the documented samples: what is required, and nothing else. */
function sampleRequest(model: Model, page: OperationPage, connection: Connection): SampleRequest {
  const { audience, method, path } = page;
  const basePath = model.document["x-audiences"]?.[audience]?.basePath ?? "";
  const [schemes = []] = page.security;
  const kinds = schemes.map((name) => model.components.securitySchemes?.[name]);
  const required = page.parameters.filter((parameter) => parameter.required);
  const parameters = (place: string) =>
    required
      .filter((parameter) => parameter.in === place)
      .map(({ name, example = '""' }): [string, string] => [name, live(String(JSON.parse(example)), connection)]);
  const inPath = parameters("path");
  const key = kinds.flatMap((scheme) => (scheme?.in === "query" && scheme.name ? [scheme.name] : []));
  const query = [...parameters("query"), ...key.map((name): [string, string] => [name, connection.publicKey])];
  const url = connection.server + fillPath(path, Object.fromEntries(inPath));
  return {
    method,
    url,
    urlWithQuery: query.length > 0 ? `${url}?${new URLSearchParams(query)}` : url,
    query,
    body: page.request?.examples[0]?.value,
    basic: kinds.some((scheme) => scheme?.scheme === "basic"),
    connection,
    client: audience
      ? {
          audience,
          baseUrl: connection.server + basePath,
          ...clientCall(model, page.id, {
            path: Object.fromEntries(inPath),
            query: Object.fromEntries(parameters("query")),
            body: page.request?.examples[0]?.value,
          }),
        }
      : undefined,
  };
}

function live(value: string, { values }: Connection): string {
  return values[value] ?? value;
}

/** A call of a client's function. */
interface ClientCall {
  audience: string;
  /** Base path included. */
  baseUrl: string;
  arguments: unknown[];
  /** Whether it resolves to something. */
  returns: boolean;
}

/** How a language writes down data. */
interface Notation {
  object: [open: string, close: string];
  list: [open: string, close: string];
  empty: string;
  pair: (name: string, value: string) => string;
  text: (text: string) => string;
  words: { true: string; false: string; null: string };
  indent: string;
}

const javaScriptWords = { true: "true", false: "false", null: "null" };

const typeScript: Notation = {
  object: ["{", "}"],
  list: ["[", "]"],
  empty: "{}",
  pair: (name, value) => `${/^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name)}: ${value}`,
  text: JSON.stringify,
  words: javaScriptWords,
  indent: "  ",
};

const php: Notation = {
  object: ["[", "]"],
  list: ["[", "]"],
  // An empty array would be sent as a list.
  empty: "new stdClass()",
  pair: (name, value) => `${php.text(name)} => ${value}`,
  text: (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
  words: javaScriptWords,
  indent: "    ",
};

const python: Notation = {
  object: ["{", "}"],
  list: ["[", "]"],
  empty: "{}",
  pair: (name, value) => `${JSON.stringify(name)}: ${value}`,
  // What JSON escapes in a text, Python escapes alike.
  text: JSON.stringify,
  words: { true: "True", false: "False", null: "None" },
  indent: "    ",
};

/** Writes data down in a language. The first line is not indented, each further one at least by `margin`. */
function literal(value: unknown, notation: Notation, margin = ""): string {
  const { object, list, empty, pair, text, words, indent } = notation;
  const inner = (item: unknown) => literal(item, notation, margin + indent);
  const lines = ([open, close]: [string, string], items: string[]) =>
    `${open}\n${items.map((item) => `${margin}${indent}${item},\n`).join("")}${margin}${close}`;
  if (Array.isArray(value)) return value.length === 0 ? list.join("") : lines(list, value.map(inner));
  if (isObject(value)) {
    const pairs = Object.entries(value).map(([name, item]) => pair(name, inner(item)));
    return pairs.length === 0 ? empty : lines(object, pairs);
  }
  if (typeof value === "string") return text(value);
  return typeof value === "number" ? String(value) : words[String(value) as keyof typeof words];
}

/** Whom the code samples call, and with which values. */
export interface Connection {
  /** Address of the server, without a base path or a slash at its end. */
  server: string;
  accountId: string;
  apiKey: string;
  publicKey: string;
  /** Values that take the place of documented ones, such as the ID of a payout that is there. */
  values: Record<string, string>;
}

/** The document's own server, and credentials that the reader has to fill in. */
export function documentedConnection(model: Model): Connection {
  return { server: serverUrl(model.document), ...placeholders(model), values: {} };
}

/** The mock takes any credentials, so the ones to fill in work on it as they are. A key begins as test keys do. */
function placeholders({ components: { securitySchemes = {} } }: Model) {
  const key = Object.values(securitySchemes).find(({ type }) => type === "apiKey");
  return { accountId: "ACCOUNT_ID", apiKey: "API_KEY", publicKey: `${key?.["x-key-prefixes"]?.test ?? ""}YOUR_KEY` };
}

/** What a lookup goes by that the request itself names. It differs from the documented value, which a sample sends. */
const ownValue = "sample-of-the-docs";

/**
 * Lets the samples call a mock that runs: makes the first documented request on it that links of the document lead on from, in
 * the account of the samples, and puts what the links take from there in the place of the documented values, so that a lookup
 * finds something.
 *
 * @param url of the mock, without a slash at the end
 */
export async function mockConnection(model: Model, url: string): Promise<Connection> {
  const connection = { server: url, ...placeholders(model), values: {} };
  const linked = linkedValues(model);
  const placed = model.operations.find(
    ({ operation }) => operation.requestBody && linked.some(({ operationId }) => operationId === operation.operationId),
  );
  if (!placed) return connection;
  const { operationId, requestBody } = placed.operation;
  const sent = structuredClone(firstExample(requestBody));
  if (!sent) throw new CheckError(`${operationId}: has no example of its body. Give it one.`);
  const own = linked.filter((value) => value.operationId === operationId);
  for (const { body, steps } of own) if (body === "request") replaceAt(sent, steps, ownValue);
  // The mock would call back to the documented address, which a callback names as `{$request.body#/...}`.
  for (const { path } of callbacksOf(placed.operation)) replaceAt(sent, stepsOf(path.replace(/\}$/, "")), undefined);
  const response = await fetch(url + placed.path, {
    method: placed.method.toUpperCase(),
    headers: {
      "content-type": "application/json",
      authorization: `Basic ${btoa(`${connection.accountId}:${connection.apiKey}`)}`,
    },
    body: JSON.stringify(sent),
  });
  const received: unknown = await response.json();
  const values = own.flatMap(({ body, steps, parameters }) =>
    parameters.map((name) => [
      String(model.components.parameters?.[name]?.example),
      String(valueAt(body === "request" ? sent : received, steps)),
    ]),
  );
  return { ...connection, values: Object.fromEntries(values) };
}

/** Replaces what stands at the steps of a pointer in a value, if there is anything. */
function replaceAt(value: unknown, steps: string[], by: unknown): void {
  const holder = valueAt(value, steps.slice(0, -1));
  const name = steps.at(-1) ?? "";
  if (isObject(holder) && name in holder) holder[name] = by;
}
