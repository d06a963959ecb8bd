import { CheckError } from "../cli/command-line.ts";
import type { Response, Schema } from "../openapi/document.ts";
import { isSuccess, type Model, nameOf, type PlacedOperation, pointerOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";

/** What a function makes of an operation, derived from the document. */
export interface OperationForm extends PlacedOperation {
  body: BodyForm | undefined;
  result: Result;
  /** The schema's name of an item, if the response is a page of a list. */
  item: string | undefined;
  responses: [status: string, response: Response][];
}

/** What a function resolves to. */
interface Result {
  /** As TypeScript has it: the name of a schema, several where several statuses say success, or `void`. */
  type: string;
  /** The names of the schemas in it. */
  schemas: string[];
  /** The part of the body that is handed back: `data` alone, the document around a `data`, or a body that has none. */
  part: "data" | "document" | "any";
  /** The statuses of success that come without a body. */
  empty: string[];
}

/** The body of a request: what the caller gives of it, and what stands around that. */
export interface BodyForm {
  /** The schema's name of what the caller gives, and the members of that. */
  type: string;
  members: string[];
  /** From the outermost to the innermost. */
  wrappers: Wrapper[];
  description: string;
}

/** An object around what the caller gives: the member that holds it, and what else is always the same in it. */
interface Wrapper {
  member: string;
  constants: Record<string, unknown>;
}

/** The forms of all operations that the platform responds to. */
export function operationForms({ operations }: Model): OperationForm[] {
  return operations.map((placed) => {
    const responses = Object.entries(placed.operation.responses);
    return { ...placed, responses, body: bodyOf(placed), ...resultOf(placed, responses) };
  });
}

function bodyOf({ operation: { requestBody } }: PlacedOperation): BodyForm | undefined {
  if (!requestBody) return undefined;
  const wrappers: Wrapper[] = [];
  let schema = bodySchema(requestBody) ?? {};
  for (let inner = onlyFreeMember(schema); inner; inner = onlyFreeMember(schema)) {
    wrappers.push(inner.wrapper);
    schema = inner.schema;
  }
  const members = Object.keys(schema.properties ?? {});
  return { type: typeOf(schema), members, wrappers, description: requestBody.description ?? "" };
}

/** The one member of an object in which the caller has a say, if there is just one. */
function onlyFreeMember({ properties = {} }: Schema): { wrapper: Wrapper; schema: Schema } | undefined {
  const members = Object.entries(properties);
  const isConstant = ([, schema]: [string, Schema]) => "const" in schema;
  const [free, ...others] = members.filter((member) => !isConstant(member));
  if (!free || others.length > 0) return undefined;
  const constants = members.filter(isConstant).map(([name, schema]) => [name, schema.const]);
  return { wrapper: { member: free[0], constants: Object.fromEntries(constants) }, schema: free[1] };
}

function resultOf(
  { operation }: PlacedOperation,
  responses: OperationForm["responses"],
): Pick<OperationForm, "result" | "item"> {
  const successes = responses.filter(([status]) => isSuccess(status));
  const schemas = successes.flatMap<Schema>(([, response]) => bodySchema(response) ?? []);
  const empty = successes.filter(([, response]) => !response.content).map(([status]) => status);
  if (schemas.length + empty.length < successes.length) {
    throw new CheckError(
      `${operation.operationId}: a response of success has a body that is not JSON. Clients read JSON.`,
    );
  }
  const shown = schemas.map((schema) => shownOf(schema));
  const parts = new Set(shown.map(({ part }) => part));
  // What some statuses show within a document and others do not is handed back as it comes.
  const whole = parts.size > 1;
  const names = [...new Set(whole ? schemas.map(typeOf) : shown.map(({ type }) => type))];
  const types = [...names, ...(empty.length > 0 && names.length > 0 ? ["undefined"] : [])];
  const [part = "any"] = whole ? [parts.has("any") ? "any" : "document"] : parts;
  return {
    result: { type: types.join(" | ") || "void", schemas: names, part, empty },
    item: types.length === 1 ? shown[0]?.item : undefined,
  };
}

/** What a function hands back of a body, and the schema's name of an item, if the body is a page of a list. */
function shownOf(schema: Schema): { type: string; part: Result["part"]; item: string | undefined } {
  const { data, links } = schema.properties ?? {};
  const items = data?.items;
  if (data && !items) return { type: typeOf(data), part: "data", item: undefined };
  const isPage = items && links && "next" in (links.properties ?? {});
  return { type: typeOf(schema), part: data ? "document" : "any", item: isPage ? typeOf(items) : undefined };
}

function bodySchema(body: Pick<Response, "content"> | undefined): Schema | undefined {
  return body?.content?.["application/json"]?.schema;
}

/** A type of the clients is called as its schema is. */
function typeOf(schema: Schema): string {
  const name = nameOf(schema);
  if (!name) throw new CheckError(`${pointerOf(schema)}: has no name for the clients. Make it a named schema.`);
  return name;
}

/** One argument of an operation's function. */
interface Argument {
  name: string;
  type: string;
  optional: boolean;
  description: string;
}

/** What an operation's function takes: the parameters of the path, then what is free in the body, then the query. */
export function argumentsOf({ operation, parameters, body }: OperationForm, key: string | undefined): Argument[] {
  const path = parameters.filter((parameter) => parameter.in === "path");
  const query = parameters.filter((parameter) => parameter.in === "query");
  return [
    ...path.map(({ name, description = "" }) => ({ name, type: "string", optional: false, description })),
    ...(body ? [{ ...body, ...bodyArgument(body, key), optional: false }] : []),
    ...(query.length > 0 ? [queryArgument(operation.operationId, query)] : []),
    { name: "options", type: "CallOptions", optional: true, description: "What is set for this call alone." },
  ];
}

/** The name of the type of an operation's query. */
export function queryType(operationId: string): string {
  return `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Query`;
}

/** The client knows its key, so the caller gives none. */
function bodyArgument(body: NonNullable<OperationForm["body"]>, key: string | undefined) {
  const type = body.members.includes(key ?? "") ? `Omit<${body.type}, "${key}">` : body.type;
  return { name: body.wrappers.at(-1)?.member ?? "body", type };
}

function queryArgument(operationId: string, parameters: OperationForm["parameters"]): Argument {
  return {
    name: "query",
    type: queryType(operationId),
    optional: !parameters.some(({ required }) => required),
    description: "The parameters of the query, by name.",
  };
}

/** What a call sends, in the form of the API. */
interface SentValues {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body?: unknown;
}

/**
 * How the function of an operation is called so that it sends these values: the parameters of the path, then what is free in the
 * body, then the query if it needs one; and whether it resolves to something.
 *
 * @throws Error if there is no operation of that ID
 */
export function clientCall(
  model: Model,
  operationId: string,
  sent: SentValues,
): { arguments: unknown[]; returns: boolean } {
  const form = operationForms(model).find(({ operation }) => operation.operationId === operationId);
  if (!form) throw new Error(`no operation ${operationId}`);
  const key = Object.values(model.components.securitySchemes ?? {}).find((scheme) => scheme.in === "query")?.name;
  const inner = (form.body?.wrappers ?? []).reduce<unknown>(
    (value, { member }) => (isObject(value) ? value[member] : undefined),
    sent.body,
  );
  // The client knows its key.
  const body = isObject(inner) ? Object.fromEntries(Object.entries(inner).filter(([name]) => name !== key)) : inner;
  const given = argumentsOf(form, key).flatMap(({ name, optional }) => {
    if (name in sent.path) return [sent.path[name]];
    if (name === "query") return optional ? [] : [sent.query];
    return name === "options" ? [] : [body];
  });
  return { arguments: given, returns: form.result.type !== "void" };
}

/** The key that an audience's client sends in the query: its name, and the operations that take it there. */
interface QueryKey {
  name: string;
  /** As `GET /path`. */
  operations: string[];
}

/**
 * Finds how an audience's key is sent.
 *
 * @returns undefined if it authenticates by HTTP Basic, which needs no key in the query
 * @throws CheckError if it does by anything else
 */
export function queryKey({ document, components, operations }: Model): QueryKey | undefined {
  const schemes = Object.entries(components.securitySchemes ?? {});
  const [[schemeName, scheme] = ["none", undefined], ...others] = schemes;
  if (scheme?.type === "http" && scheme.scheme === "basic" && others.length === 0) return undefined;
  if (scheme?.type !== "apiKey" || scheme.in !== "query" || !scheme.name || others.length > 0) {
    throw new CheckError(
      `${document.info.title}: the clients know HTTP Basic or one key in the query, not ${schemeName}.`,
    );
  }
  const keyed = operations.filter(({ operation }) =>
    operation.security?.some((requirement) => schemeName in requirement),
  );
  return { name: scheme.name, operations: keyed.map(({ method, path }) => `${method.toUpperCase()} ${path}`) };
}
