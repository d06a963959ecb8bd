import converter, { type CollectionResult, type Options } from "openapi-to-postmanv2";
import { CheckError } from "../cli/command-line.ts";
import type { Link, OpenApiDocument, Operation } from "../openapi/document.ts";
import {
  apiKeys,
  firstExample,
  isSuccess,
  type Model,
  nameOf,
  type PlacedOperation,
  readModel,
  serverUrl,
  stepsOf,
} from "../openapi/model.ts";
import { fillPath } from "../openapi/paths.ts";
import { isObject, uniqueBy } from "../openapi/walk.ts";
import { header } from "./output.ts";

interface Collection {
  info: { _postman_id?: string; [member: string]: unknown };
  item: Folder[];
  [member: string]: unknown;
}

interface Folder {
  item: Request[];
  [member: string]: unknown;
}

interface Request {
  id?: string;
  request: { method: string; url: { path: string[] } };
  response: { id?: string; name: string; status: string; code: number }[];
  event: object[];
  [member: string]: unknown;
}

/**
 * Derives a Postman collection (2.1): a folder a tag, the documented samples as bodies, authentication and IDs as variables.
 * Run from top to bottom, each request passes on what the links of the contract name. Importing gives it IDs; it has none of its own,
 * so that the same contract gives the same bytes.
 *
 * @throws CheckError if the converter rejects the document
 */
export async function toPostmanCollection(contract: OpenApiDocument): Promise<Collection> {
  const { document, variables } = withVariables(contract);
  const values = linkedValues(readModel(contract));
  const collection = await convert(document);
  const byAddress = new Map(
    readModel(document).operations.map(({ path, method, operation }) => [`${method.toUpperCase()} ${path}`, operation]),
  );
  const { _postman_id, ...info } = collection.info;
  return {
    ...collection,
    info: { ...info, description: document.info.description },
    // Folders of what the platform sends to the merchant are empty: there is nothing to request.
    item: collection.item
      .filter((folder) => folder.item.length > 0)
      .map((folder) => ({ ...folder, item: folder.item.map((request) => finish(request, byAddress, values)) })),
    variable: variables.map(({ name, value }) => ({ key: name, value })),
  };
}

async function convert(document: OpenApiDocument): Promise<Collection> {
  const result = await new Promise<CollectionResult>((resolve, reject) => {
    const options: Options = {
      folderStrategy: "Tags",
      parametersResolution: "Example",
      schemaFaker: false,
      includeAuthInfoInExample: false,
      // Leaves them in the request, but switched off.
      enableOptionalParameters: false,
    };
    const input = { type: "json" as const, data: structuredClone(document) };
    converter.convertV2(input, options, (error, converted) => (converted ? resolve(converted) : reject(error)));
  });
  const [output] = result.output ?? [];
  if (!result.result || !output) throw new CheckError(`The Postman collection can't be made: ${result.reason}`);
  // Its own names for what authenticates, and ours. The order matters: it calls every API key `apiKey`.
  const [user, password] = basicVariables(document);
  const text = JSON.stringify(output.data)
    .replaceAll("{{apiKey}}", `{{${apiKeys(document)[0]?.scheme ?? "apiKey"}}}`)
    .replaceAll("{{basicAuthUsername}}", `{{${user}}}`)
    .replaceAll("{{basicAuthPassword}}", `{{${password}}}`);
  return JSON.parse(text);
}

/** The variables of HTTP Basic, if a document has it. Where it has keys besides, the password is the key of an account. */
function basicVariables({ components }: OpenApiDocument): string[] {
  const basic = Object.values(components.securitySchemes ?? {}).find(({ scheme }) => scheme === "basic");
  if (!basic) return [];
  const keyed = Object.values({ ...components.securitySchemes, ...components.parameters });
  return keyed.some((node) => node["x-key-prefixes"]) ? ["accountId", "apiKey"] : ["username", "password"];
}

function finish({ id, ...request }: Request, operations: Map<string, Operation>, values: LinkedValue[]): Request {
  const { method, url } = request.request;
  const path = url.path.map((step) => (step.startsWith(":") ? `{${step.slice(1)}}` : step)).join("/");
  const operation = operations.get(`${method} /${path}`);
  if (!operation) throw new CheckError(`The Postman collection has ${method} /${path}, which the contract has not.`);
  return {
    ...request,
    response: request.response
      // `default` is no status that a response can have.
      .filter(({ code }) => code !== undefined)
      .map(({ id, ...response }) => ({ ...response, name: `${response.code} ${response.status}` })),
    event: [{ listen: "test", script: { type: "text/javascript", exec: postmanScript(operation, values) } }],
  };
}

/** Where a script of Postman finds the bodies. */
const bodies = { request: "JSON.parse(pm.request.body.raw)", response: "pm.response.json()" };

/**
 * The lines of the script that Postman runs on an operation's response: it expects success, and keeps what links pass on to
 * later requests.
 */
export function postmanScript(operation: Operation, values: LinkedValue[]): string[] {
  const [status = "", ...others] = Object.keys(operation.responses).filter(isSuccess);
  const statuses = [status, ...others];
  const check =
    others.length === 0
      ? `pm.test("responds with ${status}", () => pm.response.to.have.status(${status}));`
      : `pm.test("responds with ${statuses.join(" or ")}", () => pm.expect(pm.response.code).to.be.oneOf([${statuses.join(", ")}]));`;
  const kept = values.filter(({ operationId }) => operationId === operation.operationId);
  if (kept.length === 0) return [check];
  return [
    check,
    `if (${statuses.map((candidate) => `pm.response.code === ${candidate}`).join(" || ")}) {`,
    // A list may be empty.
    "  const keep = (name, value) => value !== undefined && pm.collectionVariables.set(name, value);",
    ...kept.map(({ name, body, steps }) => `  keep("${name}", ${bodies[body]}${steps.map(access).join("")});`),
    "}",
  ];
}

const access = (step: string): string =>
  `?.${/^[a-z_]\w*$/i.test(step) ? step : `[${/^\d+$/.test(step) ? step : JSON.stringify(step)}]`}`;

/** Writes the requests of a document for editors that send `.http` files, in the order of its tags. */
export function toHttpFile(contract: OpenApiDocument): string {
  const { document, variables } = withVariables(contract);
  const model = readModel(document);
  const requests = document.tags.flatMap((tag) =>
    model.operations
      .filter(({ operation }) => operation.tags.includes(tag.name))
      .map((placed) => writeRequest(model, tag.name, placed)),
  );
  return [writeVariables(variables), ...requests].join("\n");
}

function writeVariables(variables: Variable[]): string {
  return `# ${header}\n\n${variables.map(({ name, value }) => `@${name} = ${value}`.trimEnd()).join("\n")}`;
}

function writeRequest(
  { document, components }: Model,
  folder: string,
  { path, method, operation, parameters }: PlacedOperation,
): string {
  const required = parameters.filter((parameter) => parameter.required);
  const needed = Object.keys((operation.security ?? document.security)?.[0] ?? {});
  const schemes = Object.entries(components.securitySchemes ?? {}).filter(([name]) => needed.includes(name));
  // The examples may be variables such as {{id}}, which have to stay as they are.
  const address = fillPath(path, Object.fromEntries(required.map(({ name, example }) => [name, example])), String);
  const query = [
    ...required.filter((parameter) => parameter.in === "query").map(({ name, example }) => `${name}=${example}`),
    ...schemes.flatMap(([scheme, { in: place, name }]) => (place === "query" ? `${name}={{${scheme}}}` : [])),
  ];
  const body = firstExample(operation.requestBody);
  const basic = basicVariables(document)
    .map((name) => `{{${name}}}`)
    .join(" ");
  const lines = [
    `### ${folder}: ${operation.summary}`,
    `# ${operation.description.trim().replaceAll("\n", "\n# ")}`,
    ...parameters
      .filter((parameter) => !parameter.required)
      .map(({ name, example, description }) => `# Optional, in the query: ${name}, such as ${example}. ${description}`),
    `# @name ${operation.operationId}`,
    `${method.toUpperCase()} {{baseUrl}}${address}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    "Accept: application/json",
    ...schemes.flatMap(([, { scheme }]) => (scheme === "basic" ? `Authorization: Basic ${basic}` : [])),
    ...(body === undefined ? [] : ["Content-Type: application/json", "", JSON.stringify(body, null, 2)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** A variable of a collection, `{{name}}` where it is used. */
interface Variable {
  name: string;
  value: string;
}

/**
 * Puts variables in the place of what a caller has to set, and of what an earlier request gives. The latter begin with the
 * documented examples; credentials begin empty.
 *
 * @returns a copy of the document that has `{{name}}` where the examples were, and every variable of a collection
 * @throws CheckError if a parameter that a link passes a value to has no example
 */
export function withVariables(document: OpenApiDocument): { document: OpenApiDocument; variables: Variable[] } {
  const copy = structuredClone(document);
  // Several requests may give the same value.
  const values = linkedValues(readModel(document));
  const variables = [
    { name: "baseUrl", value: serverUrl(document) },
    ...[...basicVariables(document), ...apiKeys(document).map(({ scheme }) => scheme)].map((name) => ({
      name,
      value: "",
    })),
    ...uniqueBy(values, ({ name }) => name).map(({ name }) => ({ name, value: exampleOf(document, name) })),
  ];
  for (const { scheme, member } of apiKeys(document)) {
    for (const body of requestExamples(readModel(copy)))
      if (typeof body[member] === "string") body[member] = `{{${scheme}}}`;
  }
  for (const { name, parameters } of values) {
    for (const parameter of parameters) {
      Object.assign(copy.components.parameters?.[parameter] ?? {}, { example: `{{${name}}}` });
    }
  }
  return { document: copy, variables };
}

/** The bodies that requests give as examples, which are the document's own, and free to be changed as far as that is. */
function requestExamples({ operations }: Model): Record<string, unknown>[] {
  return operations
    .flatMap(({ operation: { requestBody } }) => Object.values(requestBody?.content ?? {}))
    .flatMap(({ examples = {} }) => Object.values(examples))
    .map(({ value }) => value)
    .filter(isObject);
}

function exampleOf(document: OpenApiDocument, parameter: string): string {
  const { example } = document.components.parameters?.[parameter] ?? {};
  if (typeof example === "string") return example;
  throw new CheckError(
    `components.parameters.${parameter}: no text as its example, and collections need one. Give it.`,
  );
}

/** A value in a request or its response that links pass on to the parameters of other requests. */
interface LinkedValue {
  /** The first parameter that takes it, as `components` names it. */
  name: string;
  /** Every parameter that takes it, as `components` names them. */
  parameters: string[];
  /** The operation that it comes from, and in which of its bodies it stands. */
  operationId: string;
  body: "request" | "response";
  /** The members that lead to it, from the body on. */
  steps: string[];
}

/** Every value that the links of a document pass on, in the order in which requests give them. */
export function linkedValues(model: Model): LinkedValue[] {
  const values = new Map<string, LinkedValue>();
  for (const { operation } of model.operations) {
    for (const link of linksOf(operation)) {
      for (const [parameter, expression] of Object.entries(link.parameters ?? {})) {
        const [, body, pointer = ""] = /^\$(request|response)\.body(#\/.*)$/.exec(String(expression)) ?? [];
        const name = parameterComponent(model, link, parameter);
        if (!body || !name) continue;
        const key = `${operation.operationId} ${expression}`;
        const { parameters, ...value } = values.get(key) ?? {
          name,
          parameters: [],
          operationId: operation.operationId,
          body: body as LinkedValue["body"],
          steps: stepsOf(pointer),
        };
        values.set(key, { ...value, parameters: [...new Set([...parameters, name])] });
      }
    }
  }
  return [...values.values()];
}

function linksOf({ responses }: Operation): Link[] {
  return Object.entries(responses)
    .filter(([status]) => isSuccess(status))
    .flatMap(([, { links = {} }]) => Object.values(links));
}

/** The component that the parameter of a link's operation is, if it is one. */
function parameterComponent({ operations }: Model, link: Link, name: string): string | undefined {
  const target = operations.find(({ operation }) => operation.operationId === link.operationId);
  const parameter = target?.parameters.find((candidate) => candidate.name === name);
  return parameter && nameOf(parameter);
}
