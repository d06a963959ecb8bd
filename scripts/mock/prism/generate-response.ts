import type { IHttpConfig, PrismHttpComponents } from "@stoplight/prism-http";
import { isLeft, right } from "fp-ts/lib/Either.js";
import type { MockResponse } from "../http/exchange.ts";
import type { Operation, Preference } from "./operation.ts";

const config: IHttpConfig = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: false,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

/** Has Prism make up a response from a schema. All of it is loaded when that is first wanted: it takes longer than the rest of the mock. */
export async function generateResponse(operation: Operation, preference: Preference): Promise<MockResponse> {
  // A CommonJS package has no other export once it is bundled.
  const { default: prism } = await import("@stoplight/prism-http");
  const { code, example, dynamic = false, seed = "" } = preference;
  const mock = { dynamic, seed, ...(code ? { code } : {}), ...(example ? { exampleKey: example } : {}) };
  // Prism takes its own component for each that is missing, which its types don't say.
  const components = { route: () => right(generable(operation)), logger: quietLogger } as Partial<PrismHttpComponents>;
  const instance = prism.createInstance({ ...config, mock }, components as PrismHttpComponents);
  const result = await instance.request({ method: operation.method as "get", url: { path: operation.path } }, [])();
  if (isLeft(result)) throw result.left;
  const { statusCode, headers = {}, body } = result.right.output;
  const type = Object.entries(headers).find(([name]) => /^content-type$/i.test(name))?.[1];
  return body === undefined
    ? { status: statusCode, headers: textHeaders(headers) }
    : responseOf(
        statusCode,
        textHeaders(headers),
        String(type ?? "application/json"),
        JSON.parse(JSON.stringify(body), rounded),
      );
}

/** A response with a body of a media type, which is text where it isn't JSON. */
export function responseOf(status: number, headers: Record<string, string>, type: string, body: unknown): MockResponse {
  if (type === "application/json") return { status, headers, body };
  if (/[/+]json$/.test(type)) return { status, headers: { ...headers, "Content-Type": type }, body };
  return { status, headers, content: { type, bytes: Buffer.from(String(body)) } };
}

function textHeaders(headers: Record<string, unknown>): Record<string, string> {
  const sent = Object.entries(headers).filter(([name, value]) => value !== null && !/^content-type$/i.test(name));
  return Object.fromEntries(sent.map(([name, value]) => [name, String(value)]));
}

/**
 * An operation whose responses Prism can generate: its generator knows an exclusive minimum as a flag alone, not as a number. It
 * makes up texts of Latin words, numbers of any size, and members; here it learns what the contract knows of them.
 */
function generable(operation: Operation): Operation {
  const responses = structuredClone(operation.responses);
  for (const { contents = [] } of responses) {
    for (const { schema } of contents) inform(schema);
  }
  return { ...operation, responses };
}

/** The keywords of a schema that say what a value may look like. */
interface Hints {
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number | boolean;
  examples?: unknown[];
  properties?: object;
  additionalProperties?: unknown;
  "x-extensible-enum"?: unknown[];
}

/** Tells a schema, and those in it, in words that the generator has, what a value likely is. */
function inform(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const schema = node as Hints;
  if (typeof schema.exclusiveMinimum === "number") Object.assign(schema, { minimum: schema.exclusiveMinimum + 1 });
  const known = schema["x-extensible-enum"] ?? shown(schema);
  if (known && !schema.enum) schema.enum = known;
  const numbers = (schema.examples ?? []).filter((value) => typeof value === "number");
  if (numbers.length > 0) {
    // Of the size of its examples: amounts stay amounts, and times are in these decades.
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    if (!isBound(schema.minimum)) schema.minimum = Math.floor(Math.min(least / 2, least * 2));
    if (!isBound(schema.maximum)) schema.maximum = Math.ceil(Math.max(most / 2, most * 2));
  }
  if (schema.properties && schema.additionalProperties !== false) schema.additionalProperties = false;
  for (const part of Object.values(node)) inform(part);
}

/** Prism's reader gives each number the bounds of its format. */
function isBound(limit: number | undefined): boolean {
  return limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
}

/** The examples of a text, or of a map, of which nothing else is known. */
function shown({ examples = [], pattern, format, const: only, properties }: Hints): unknown[] | undefined {
  if (pattern !== undefined || format !== undefined || only !== undefined || properties) return undefined;
  const known = examples.filter((value) => typeof value === "string" || isMap(value));
  return known.length > 0 ? known : undefined;
}

function isMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Amounts have two digits after the point in most currencies, and no more than the contract's examples in any. */
function rounded(_name: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Math.round(value * 100) / 100 : value;
}

type Logger = PrismHttpComponents["logger"];

function ignore(): void {}

/** Prism logs bodies and headers, which hold card numbers and keys. The mock keeps a log of its own. */
export const quietLogger = {
  child: () => quietLogger,
  ...Object.fromEntries(
    ["fatal", "error", "warn", "info", "debug", "trace", "success", "start"].map((level) => [level, ignore]),
  ),
} as unknown as Logger;
