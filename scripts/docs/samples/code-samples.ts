import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import nunjucks from "nunjucks";
import { argumentsOf, operationForms } from "../../generate/client-functions.ts";
import type { Model } from "../../openapi/model.ts";
import { fillPath } from "../../openapi/paths.ts";
import { isObject } from "../../openapi/walk.ts";
import type { OperationPage } from "../model/operation-page.ts";
import type { Connection } from "./connection.ts";

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
];

export interface CodeSample extends Language {
  code: string;
}

/** How an operation is called, in each language; nothing for one that the platform calls. */
export function codeSamples(model: Model, page: OperationPage, connection: Connection): CodeSample[] {
  if (page.sentBy === "platform") return [];
  const request = sampleRequest(model, page, connection);
  return languages.map((language) => ({
    ...language,
    code: `${templates.render(`${language.name}.njk`, { ...request, operationId: page.id }).trim()}\n`,
  }));
}

const languagesFolder = fileURLToPath(new URL("languages/", import.meta.url));
const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(languagesFolder), {
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

/** A text of several lines needs a raw string, which can't hold the sign that ends it. */
function goText(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replaceAll("\n", "\n\t");
  return json.includes("`") ? JSON.stringify(JSON.stringify(value)) : `\`${json}\``;
}

const handlers: [name: string, title: string, file: string][] = [
  ["typescript", "TypeScript", "handler.ts"],
  ["php", "PHP", "handler.php"],
  ["python", "Python", "handler.py"],
  ["go", "Go", "handler.go"],
];

/** A whole program that receives callbacks, in each language. */
export function callbackSamples(): CodeSample[] {
  return handlers.map(([name, title, file]) => ({
    name,
    title,
    code: readFileSync(new URL(`callbacks/${file}`, import.meta.url), "utf8"),
  }));
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
  /** How a typed client makes it. */
  client: ClientCall;
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
    client: {
      audience,
      baseUrl: connection.server + basePath,
      ...clientCall(model, page, Object.fromEntries(inPath), Object.fromEntries(parameters("query"))),
    },
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

/** What the client's function for an operation is given: path parameters, what is free in the body, the query. */
function clientCall(
  model: Model,
  page: OperationPage,
  path: Record<string, string>,
  query: Record<string, string>,
): Pick<ClientCall, "arguments" | "returns"> {
  const form = operationForms(model).find(({ operation }) => operation.operationId === page.id);
  if (!form) throw new Error(`no operation ${page.id}`);
  const key = Object.values(model.components.securitySchemes ?? {}).find((scheme) => scheme.in === "query")?.name;
  const wrappers = form.body?.wrappers ?? [];
  const body = wrappers.reduce<unknown>(
    (value, { member }) => (isObject(value) ? value[member] : undefined),
    page.request?.examples[0]?.value,
  );
  const given = argumentsOf(form, key).flatMap(({ name, type, optional }) => {
    if (name in path) return [path[name]];
    if (name === "query") return optional ? [] : [query];
    if (name === "options") return [];
    return [type.startsWith("Omit<") ? without(body, key) : body];
  });
  return { arguments: given, returns: form.result.type !== "void" };
}

function without(value: unknown, member: string | undefined): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== member)) : value;
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
