import { validate as validateBody } from "@stoplight/prism-http/dist/validator/validators/body.js";
import { validate as validateHeaders } from "@stoplight/prism-http/dist/validator/validators/headers.js";
import { validate as validatePath } from "@stoplight/prism-http/dist/validator/validators/path.js";
import { validate as validateQuery } from "@stoplight/prism-http/dist/validator/validators/query.js";
import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import { validateAgainstSchema } from "@stoplight/prism-http/dist/validator/validators/utils.js";
import { type Either, isLeft } from "fp-ts/lib/Either.js";
import { isSome } from "fp-ts/lib/Option.js";
import type { OpenApiDocument } from "../../openapi/document.ts";
import {
  type ErrorDocument,
  errorResponse,
  type MockRequest,
  type MockResponse,
  problemType,
} from "../http/exchange.ts";
import { generateResponse, responseOf } from "./generate-response.ts";
import {
  createRouter,
  findResponse,
  isAnyText,
  type Match,
  methodsOf,
  type Operation,
  type Preference,
  readOperations,
  type Violation,
} from "./operation.ts";

/** What the contract says of requests and responses: Prism's own validation, and what is prepared of the rest of it at the start. */
export interface Engine {
  /**
   * Routes a request and holds it against the contract.
   *
   * @param body the parsed body, or undefined where there is none
   * @throws Rejection with 400, 404 or 405
   */
  match(request: MockRequest, body: unknown): Match;
  /** Methods that a path takes; none if no operation has the path. */
  methods(path: string): string[];
  /** Finds an operation by its ID. */
  operation(id: string): Operation | undefined;
  /** Methods that any path takes. */
  everyMethod: string[];
  /** Headers that any response has. */
  everyHeader: string[];
  /** Whether the contract's errors are problem details. */
  problems: boolean;
  /** The response where the mock itself fails, as the contract shows it. */
  failure(status: 500 | 503): MockResponse;
  /** Negotiates an example, or a generated body, for an operation. */
  example(operation: Operation, preference: Preference): MockResponse | Promise<MockResponse>;
}

/** The engine that was prepared last, and the contract in JSON that it was prepared for. */
let latest: { contract: string; engine: Engine } | undefined;

/** Prepares a contract for requests. It takes long, and an engine has no state: mocks of one contract that start one after another share it. */
export async function createEngine(contract: OpenApiDocument): Promise<Engine> {
  const json = JSON.stringify(contract);
  if (latest?.contract !== json) latest = { contract: json, engine: prepareEngine(contract) };
  return latest.engine;
}

function prepareEngine(contract: OpenApiDocument): Engine {
  const operations = readOperations(contract);
  const router = createRouter(operations);
  const findViolations = createValidation(operations);
  return {
    methods: router.methods,
    operation: (id) => operations.find(({ iid }) => iid === id),
    everyMethod: methodsOf(operations),
    everyHeader: headersOf(operations),
    problems: operations.some(({ responses }) =>
      responses.some(({ contents = [] }) => contents.some(({ mediaType }) => mediaType === problemType)),
    ),
    failure(status) {
      const operation = operations.find(({ responses }) => responses.some(({ code }) => code === String(status)));
      return (operation && exampleResponse(operation, { code: status })) ?? errorResponse(status);
    },
    match(request, body) {
      const { operation, path } = router.route(request.method, request.path);
      return { operation, path, violations: findViolations(operation, { request, path, body }) };
    },
    example: (operation, preference) =>
      exampleResponse(operation, preference) ?? generateResponse(operation, preference),
  };
}

/** Headers of responses by the contract, and those of the mock's own errors. A request ID is in none, and clients look for it. */
function headersOf(operations: Operation[]): string[] {
  const headers = operations.flatMap(({ responses }) => responses.flatMap(({ headers = [] }) => headers));
  return [...new Set(["Allow", "WWW-Authenticate", "X-Request-ID", ...headers.map(({ name }) => name)])].sort();
}

/**
 * Finds what is wrong with a request by Prism's own validators. An operation is asked for those parts alone that the contract
 * limits; Prism looks at all of them, and finds out each time what there is to look at.
 */
function createValidation(operations: Operation[]): (operation: Operation, checked: Checked) => Violation[] {
  const checks = new Map(operations.map((operation) => [operation, checksOf(operation)]));
  return (operation, checked) => (checks.get(operation) ?? []).flatMap((check) => check(checked));
}

/** In Prism's order. */
function checksOf(operation: Operation): Check[] {
  const { body, headers = [], query = [], path = [] } = operation.request ?? {};
  const bundle = (operation as { __bundled__?: unknown }).__bundled__;
  const { Input } = ValidationContext;
  const checks: Check[] = [];
  if (body) checks.push(bodyCheck(body, bundle));
  if (headers.length > 0) {
    checks.push(({ request }) => found(validateHeaders(textsOf(request.headers), headers, Input, bundle)));
  }
  if (query.length > 0) checks.push(queryCheck(query, bundle));
  if (!path.every(({ schema }) => isAnyText(schema))) {
    checks.push((checked) => found(validatePath(checked.path, path, Input, bundle)));
  }
  return checks;
}

function textsOf(headers: MockRequest["headers"]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

type Body = NonNullable<NonNullable<Operation["request"]>["body"]>;

/** Prepares the check of an operation's body, which is JSON. */
function bodyCheck({ required, contents = [] }: Body, bundle: unknown): Check {
  const schema = contents.find(({ mediaType }) => mediaType === json)?.schema;
  const whole = schema !== undefined && !isReworked(schema);
  return ({ body }) => {
    // As in Prism, what JSON has for nothing is no body.
    if (required && !body) return [{ code: "required", message: "Body parameter is required", severity: 0 }];
    if (body === undefined || body === null) return [];
    if (whole) return checkValue(body, schema, "body", bundle);
    return found(validateBody(body, contents, ValidationContext.Input, json, undefined, bundle));
  };
}

const json = "application/json";

/** Whether Prism makes another schema of it, without what only responses have. */
function isReworked(schema: object): boolean {
  return /"(allOf|readOnly)":/.test(JSON.stringify(schema));
}

type QueryParameters = NonNullable<NonNullable<Operation["request"]>["query"]>;
type Values = Record<string, string | string[]>;

/** Prepares the check of the parameters that an operation has in its query. */
function queryCheck(parameters: QueryParameters, bundle: unknown): Check {
  const plain = parameters.every(isPlain);
  const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]));
  const required = parameters.filter((one) => one.required).map(({ name }) => name);
  const schema = { type: "object", properties, required };
  return ({ request: { query } }) => {
    const values = valuesIn(query, parameters);
    if (!values && required.length === 0) return [];
    if (plain) return checkValue(values ?? {}, schema, "query", bundle);
    return found(validateQuery(values ?? {}, parameters, ValidationContext.Input, bundle));
  };
}

/** Whether a parameter has one value, written as it is. Of one that is deprecated, Prism warns. */
function isPlain({ style, schema, deprecated }: QueryParameters[number]): boolean {
  const types = [schema?.type ?? "object"].flat();
  return style === "form" && !deprecated && !types.includes("object") && !types.includes("array");
}

/** The parameters that are there; undefined if there is none of them. */
function valuesIn(query: URLSearchParams, parameters: QueryParameters): Values | undefined {
  if (query.size === 0) return undefined;
  let values: Values | undefined;
  // Prism takes names without regard to case, which would let FILTER[...] pass for a filter that is then not applied.
  for (const { name } of parameters) {
    const [first, ...more] = query.getAll(name);
    // As in Prism, a parameter without a value is none.
    if (!first && more.length === 0) continue;
    values ??= {};
    values[name] = more.length > 0 ? [first ?? "", ...more] : (first ?? "");
  }
  return values;
}

/** What is looked at in a request: its parsed body, undefined where there is none, and the values in its path. */
interface Checked {
  request: MockRequest;
  path: Record<string, string>;
  body: unknown;
}

/** Finds what is wrong with a request for one operation. */
type Check = (checked: Checked) => Violation[];

type Schema = Parameters<typeof validateAgainstSchema>[1];

/** What Prism's validator of a part of the request found. */
function found<Target>(result: Either<Violation[], Target>): Violation[] {
  return isLeft(result) ? result.left : [];
}

/** Holds a value against a schema where Prism's validator of that part would come down to just that, by way of much else. */
function checkValue(value: unknown, schema: object, part: "body" | "query", bundle: unknown): Violation[] {
  // Values in a query are texts, and made into what the schema asks for.
  const result = validateAgainstSchema(
    value,
    schema as Schema,
    part === "query",
    ValidationContext.Input,
    part,
    bundle,
  );
  return isSome(result) ? result.value : [];
}

/**
 * The response that the contract's examples make for an operation, as Prism negotiates it.
 *
 * @returns undefined if there is none, and one has to be generated
 */
function exampleResponse(operation: Operation, preference: Preference): MockResponse | undefined {
  const { code, example, dynamic = false, unlisted = false } = preference;
  const response = findResponse(operation, code === undefined ? undefined : String(code));
  if (!response || dynamic) return undefined;
  const status = code ?? Number(response.code);
  const headers: MockResponse["headers"] = {};
  for (const header of response.headers ?? []) {
    const shown = header.examples?.[0];
    if (!shown || !("value" in shown)) return undefined;
    if (header.name.toLowerCase() !== "content-type") headers[header.name] = String(shown.value);
  }
  const [content] = response.contents ?? [];
  if (!content) return { status, headers };
  const shown = content.examples?.find(({ key }) => example === undefined || key === example);
  if (!shown || !("value" in shown)) return undefined;
  const ownStatus = (shown.value as Partial<ErrorDocument> | null)?.errors?.[0]?.code === String(status);
  // The examples of `default` are of some status each; of any other the error is written anew.
  if (unlisted && !ownStatus) return errorResponse(status, undefined, headers);
  return responseOf(status, headers, content.mediaType, shown.value);
}
