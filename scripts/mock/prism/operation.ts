import { transformOas3Operations } from "@stoplight/http-spec/oas3/operation";
import { bundleTarget } from "@stoplight/json";
import type { getHttpOperationsFromSpec, PrismHttpComponents } from "@stoplight/prism-http";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { dereference } from "../../openapi/model.ts";
import { createPathMatcher } from "../../openapi/paths.ts";
import { type FieldErrors, fieldRejection, rejection } from "../http/exchange.ts";
import { guardPatterns } from "./patterns.ts";

/** An operation of the contract as Prism holds it. */
export type Operation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** What Prism found wrong with a request. */
export type Violation = Parameters<PrismHttpComponents["mock"]>[0]["input"]["validations"][number];

/** The operation that a request is for, and what Prism's validation says of the request. */
export interface Match {
  operation: Operation;
  /** Values of the `{names}` in its path, decoded. */
  path: Record<string, string>;
  violations: Violation[];
}

/** Media types of the bodies that an operation takes; none if it takes no body. */
export function bodyTypes({ request }: Operation): string[] {
  return request?.body?.contents?.map(({ mediaType }) => mediaType) ?? [];
}

/** Media types of an operation's responses of success; none if those have no body. */
export function successTypes({ responses }: Operation): string[] {
  const successes = responses.filter(({ code }) => /^2/.test(code));
  return [...new Set(successes.flatMap(({ contents = [] }) => contents.map(({ mediaType }) => mediaType)))];
}

/** The status where the parameters or the body are not as the contract has them: 422, unless the operation knows 400 alone. */
export function invalidStatus({ responses }: Operation): 400 | 422 {
  const codes = responses.map(({ code }) => code);
  return codes.includes("400") && !codes.includes("422") ? 400 : 422;
}

/**
 * Reads the operations of a contract as Prism's `getHttpOperationsFromSpec` does. That one loads readers of other kinds of
 * documents, too, and looks for files and loops that a bundled contract doesn't have: it takes longer than the rest of the mock.
 */
export function readOperations(contract: OpenApiDocument): Operation[] {
  const document = { ...dereference(contract) };
  return transformOas3Operations(document).map((operation) => {
    // Prism would call them, unsigned, at whatever address a request names.
    delete operation.callbacks;
    guardPatterns(operation.request, (pattern) =>
      process.emitWarning(
        `The contract's pattern ${pattern} is not checked: it may never end. Write it without repetitions in repetitions.`,
      ),
    );
    const target = { document: { ...document, __target__: operation }, path: "#/__target__", cloneDocument: false };
    return bundleTarget(target) as Operation;
  });
}

/** Finds what a request is for. Paths are percent-encoded as they came. */
interface Router {
  /**
   * The operation of a method and a path, with the values of the `{names}` in its path.
   *
   * @throws Rejection with 400, 404 or 405
   */
  route(method: string, path: string): { operation: Operation; path: Record<string, string> };
  /** Methods that a path takes, for the header `Allow`; none if no operation has the path. @throws Rejection with 400 */
  methods(path: string): string[];
}

/** Prepares the paths of operations, once. Of two that fit, the one with more text in it comes first, as in Prism. */
export function createRouter(operations: Operation[]): Router {
  const match = createPathMatcher(operations);
  const fitting = (path: string) => {
    try {
      return match(path);
    } catch {
      throw rejection(400, "The address is not percent-encoded as it should be.");
    }
  };
  const methods = (path: string) => methodsOf(fitting(path).map(({ route }) => route));
  return {
    methods,
    route(method, path) {
      const found = fitting(path);
      const wanted = method === "HEAD" ? "get" : method.toLowerCase();
      const fit = found.find(({ route }) => route.method === wanted);
      if (fit) return { operation: fit.route, path: fit.values };
      if (found.length === 0) throw rejection(404, "No operation has this path.");
      const allowed = methods(path).join(", ");
      throw rejection(405, `This path takes ${allowed}.`, { Allow: allowed });
    },
  };
}

/** Methods of operations, with those that the mock adds; none if there is no operation. */
export function methodsOf(operations: Operation[]): string[] {
  if (operations.length === 0) return [];
  const methods = new Set(operations.map(({ method }) => method.toUpperCase()));
  if (methods.has("GET")) methods.add("HEAD");
  return [...methods, "OPTIONS"];
}

/** What a request asks for in its `Prefer` header, in place of the response that it would get. */
export interface Preference {
  code?: number;
  example?: string;
  dynamic?: boolean;
  /** Makes the same body up each time. */
  seed?: string;
  /** The operation lists no such code: what it says of every other error holds. */
  unlisted?: boolean;
}

/**
 * Reads `Prefer: code=503`, `example=NAME` and `dynamic=true`; other preferences are somebody else's and ignored.
 *
 * @param given the preferences of the header
 * @returns undefined if the header asks for none of the three
 * @throws Rejection with 422 if the operation has no such response
 */
export function readPreference(given: Map<string, string>, operation: Operation): Preference | undefined {
  const code = given.get("code");
  const example = given.get("example");
  const dynamic = given.get("dynamic");
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;

  const response = findResponse(operation, code) ?? invalidCode(operation);
  const names = response.contents?.[0]?.examples?.map(({ key }) => key) ?? [];
  if (example !== undefined && !names.includes(example))
    throw invalidPreference(`example is one of ${names.join(", ")}`);
  if (dynamic !== undefined && !["true", "false"].includes(dynamic))
    throw invalidPreference("dynamic is true or false");
  return {
    ...(code === undefined ? {} : { code: Number(code) }),
    ...(example === undefined ? {} : { example }),
    ...(dynamic === undefined ? {} : { dynamic: dynamic === "true" }),
    ...(response.code === "default" && example === undefined && dynamic === undefined ? { unlisted: true } : {}),
  };
}

/** A preference as the log tells of it. */
export function describePreference({ code, example, dynamic }: Preference): string {
  const parts = Object.entries({ code, example, dynamic }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return `Prefer: ${parts.join(", ")}`;
}

/** The response of a status, or the first success if none is named. `default` stands for every error that is not listed. */
export function findResponse(
  { responses }: Operation,
  code: string | undefined,
): Operation["responses"][number] | undefined {
  const response = responses.find((one) => (code === undefined ? /^2\d\d$/.test(one.code) : one.code === code));
  // No success hides behind `default`.
  return response ?? (/^[45]\d\d$/.test(code ?? "") ? responses.find((one) => one.code === "default") : undefined);
}

function invalidCode({ responses }: Operation): never {
  const codes = responses.map((one) => one.code).filter((one) => one !== "default");
  throw invalidPreference(`code is ${codes.join(", ")} or another error from 400 to 599`);
}

export function invalidPreference(rule: string) {
  return fieldRejection({ Prefer: `This value is not valid here: ${rule}.` });
}

/** Parameters that are there without a value. Prism takes them for missing, which would turn a lookup into a list. */
export function blankParameters(operation: Operation, query: URLSearchParams): FieldErrors {
  if (query.size === 0) return {};
  const blank = (operation.request?.query ?? []).filter(({ name }) => query.getAll(name).includes(""));
  return Object.fromEntries(blank.map(({ name }) => [name, "This value should not be blank."]));
}

/** The operation's parameters from a valid query, in the types of their schemas and with the contract's defaults. */
export function queryParameters(operation: Operation, query: URLSearchParams): Record<string, unknown> {
  const values = (operation.request?.query ?? []).flatMap(({ name, schema }) => {
    const text = query.get(name);
    if (text === null) return schema?.default === undefined ? [] : [[name, schema.default]];
    return [[name, schema?.type === "integer" ? Number(text) : text]];
  });
  return Object.fromEntries(values);
}

/** The parameters by which a list can be asked for a part of it, such as `filter[NAME]`. */
export function filtersOf({ request }: Operation): string[] {
  return (request?.query ?? []).map(({ name }) => name).filter((name) => /^filter\[.+\]$/.test(name));
}

/** Whether a path bears the values that the contract itself gives as examples of its parameters. */
export function isExamplePath(operation: Operation, path: Record<string, string>): boolean {
  const parameters = operation.request?.path ?? [];
  const isExample = ({ name, examples = [] }: (typeof parameters)[number]) =>
    examples.some((example) => "value" in example && example.value === path[name]);
  return parameters.length > 0 && parameters.every(isExample);
}

/** Whether a schema lets every text through. */
export function isAnyText(schema: object = {}): boolean {
  const keywords = Object.keys(schema).filter((name) => !/^(\$schema|title|description|examples?|x-.+)$/.test(name));
  return keywords.join() === "type" && "type" in schema && schema.type === "string";
}

/** Sentences for the keywords of JSON Schema. `operand` is what the keyword asks for, as Ajv's message ends. */
const sentences: Record<string, (operand: string) => string> = {
  required: () => "This field is missing.",
  type: (operand) => `This value should be of type ${operand}.`,
  exclusiveMinimum: (operand) => `This value should be greater than ${operand}.`,
  minimum: (operand) => `This value should be greater than or equal to ${operand}.`,
  exclusiveMaximum: (operand) => `This value should be less than ${operand}.`,
  maximum: (operand) => `This value should be less than or equal to ${operand}.`,
  multipleOf: (operand) => `This value should be a multiple of ${operand}.`,
  minLength: (operand) =>
    operand === "1" ? "This value should not be blank." : `This value should have at least ${operand} characters.`,
  maxLength: (operand) => `This value should have at most ${operand} characters.`,
  minItems: (operand) => `This list should have at least ${operand} entries.`,
  maxItems: (operand) => `This list should have at most ${operand} entries.`,
  pattern: (operand) => `This value should match ${operand}.`,
};

const formats: Record<string, string> = {
  email: "This value should be an email address.",
  uri: "This value should be a URL, such as https://example.com/callbacks.",
  date: "This value should be a date, such as 2000-12-31.",
};

/** Names every offending field as the documentation does, with the first thing that is wrong with it. */
export function fieldErrors(violations: Violation[], operation: Operation): FieldErrors {
  if (violations.length === 0) return {};
  const errors = new Map<string, string>();
  for (const violation of withoutOtherBranches(violations, operation)) {
    const path = pathOf(violation, operation);
    const name = pathName(path);
    if (!errors.has(name)) errors.set(name, sentenceFor(violation, path, operation));
  }
  return Object.fromEntries(errors);
}

/**
 * Of a choice between objects (`anyOf`), the validator says what each branch finds wrong. A member that only some branches ask for is
 * missing only where those of all others are missing, too.
 */
function withoutOtherBranches(violations: Violation[], operation: Operation): Violation[] {
  const choice = violations.find(({ code }) => code === "anyOf");
  if (!choice) return violations;
  const branches = schemaAt(operation, pathOf(choice, operation).slice(1))?.anyOf ?? [];
  const asked = branches.flatMap(({ required = [] }) => required);
  const own = [...new Set(asked)].filter((name) => branches.some(({ required = [] }) => !required.includes(name)));
  const place = choice.path?.join("/");
  const isOwn = (violation: Violation) =>
    violation.code === "required" &&
    violation.path?.join("/") === place &&
    own.includes(pathOf(violation, operation).at(-1) ?? "");
  const others = violations.filter((violation) => violation !== choice && !isOwn(violation));
  const missing = violations.filter(isOwn);
  const kept = missing.length < own.length ? others : [...missing, ...others];
  return kept.length > 0 ? kept : violations;
}

/** Where the offending value stands, the part of the request first. Ajv puts a missing member, and one that nobody knows, at its parent. */
function pathOf({ path = ["body"], code, message }: Violation, { request }: Operation): string[] {
  const segments = path.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  const named = namedMembers[String(code)]?.exec(message)?.[1];
  const [part, name = "", ...more] = named ? [...segments, named] : segments;
  if (part !== "path" && part !== "query") return named ? [...segments, named] : segments;
  // Prism has names of parameters in lower case.
  const known = request?.[part]?.find((parameter) => parameter.name.toLowerCase() === name.toLowerCase());
  return [part, known?.name ?? name, ...more];
}

/** How a message names a member that is missing, or that nobody knows. */
const namedMembers: Record<string, RegExp> = { required: /property '(.+)'$/, additionalProperties: /; found '(.+)'$/s };

/** Below `data.attributes` the path alone, elsewhere the whole path; a parameter goes by its name. */
export function pathName([part = "", ...path]: string[]): string {
  if (path.length === 0) return part;
  const below = path[0] === "data" && path[1] === "attributes" ? path.slice(2) : [];
  return (below.length > 0 ? below : path).join(".");
}

function sentenceFor({ code, message }: Violation, [part, ...path]: string[], operation: Operation): string {
  const keyword = String(code);
  // Such as `must be >= 1`, `must match pattern "^a$"` and `must NOT have more than 3 items`.
  const operand =
    /pattern "(.*)"$/.exec(message)?.[1] ??
    /than (\S+) (?:characters|items)$/.exec(message)?.[1] ??
    /"?([^\s"]+)"?$/.exec(message)?.[1] ??
    "";
  if (part === "body" && path.length === 0 && keyword === "required") return "This value should not be blank.";
  if (keyword === "additionalProperties") {
    const known = Object.keys(schemaAt(operation, path.slice(0, -1))?.properties ?? {});
    return `There is no such field. There are ${known.join(", ")}.`;
  }
  if (keyword === "format") return formats[operand] ?? `This value should have the format ${operand}.`;
  if (keyword === "const") return `This value should be ${schemaAt(operation, path)?.const}.`;
  if (keyword === "enum") return `This value should be one of ${schemaAt(operation, path)?.enum?.join(", ")}.`;
  return sentences[keyword]?.(operand) ?? "This value is not valid.";
}

interface Schema {
  const?: unknown;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

/** Ajv's message does not say which values it misses. */
function schemaAt(operation: Operation, path: string[]): Schema | undefined {
  const root = operation.request?.body?.contents?.[0]?.schema as Schema | undefined;
  return path.reduce<Schema | undefined>((schema, name) => schema?.properties?.[name] ?? schema?.items, root);
}
