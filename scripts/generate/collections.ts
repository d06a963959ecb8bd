import converter, { type CollectionResult, type Options } from "openapi-to-postmanv2";
import { CheckError } from "../cli/command-line.ts";
import type { Example, Link, OpenApiDocument, Operation, RequestBody, Response } from "../openapi/document.ts";
import { apiKeys, operations, type PlacedOperation, resolve, stepsOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import { isSuccess } from "./client-functions.ts";
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
 * @throws CheckError if the converter refuses the document
 */
export async function toPostmanCollection(contract: OpenApiDocument): Promise<Collection> {
  const { document, variables } = withVariables(contract);
  const values = linkedValues(contract);
  const collection = await convert(document);
  const byAddress = new Map(
    operations(document).map(({ path, method, operation }) => [`${method.toUpperCase()} ${path}`, operation]),
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
  const text = JSON.stringify(output.data)
    .replaceAll("{{apiKey}}", `{{${apiKeys(document)[0]?.scheme}}}`)
    .replaceAll("{{basicAuthUsername}}", "{{accountId}}")
    .replaceAll("{{basicAuthPassword}}", "{{apiKey}}");
  return JSON.parse(text);
}

function finish({ id, ...request }: Request, operations: Map<string, Operation>, values: LinkedValue[]): Request {
  const { method, url } = request.request;
  const path = url.path.map((step) => (step.startsWith(":") ? `{${step.slice(1)}}` : step)).join("/");
  const operation = operations.get(`${method} /${path}`);
  if (!operation) throw new CheckError(`The Postman collection has ${method} /${path}, which the contract has not.`);
  return {
    ...request,
    response: request.response
      // `default` is no status that an answer can have.
      .filter(({ code }) => code !== undefined)
      .map(({ id, ...response }) => ({ ...response, name: `${response.code} ${response.status}` })),
    event: [{ listen: "test", script: { type: "text/javascript", exec: postmanScript(operation, values) } }],
  };
}

/** Where a script of Postman finds the bodies. */
const bodies = { request: "JSON.parse(pm.request.body.raw)", response: "pm.response.json()" };

/**
 * The lines of the script that Postman runs on an operation's answer: it expects success, and keeps what links pass on to
 * later requests.
 */
export function postmanScript(operation: Operation, values: LinkedValue[]): string[] {
  const [status = "", ...others] = Object.keys(operation.responses).filter(isSuccess);
  const statuses = [status, ...others];
  const check =
    others.length === 0
      ? `pm.test("answers ${status}", () => pm.response.to.have.status(${status}));`
      : `pm.test("answers ${statuses.join(" or ")}", () => pm.expect(pm.response.code).to.be.oneOf([${statuses.join(", ")}]));`;
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
  const requests = document.tags.flatMap((tag) =>
    operations(document)
      .filter(({ operation }) => operation.tags.includes(tag.name))
      .map((placed) => writeRequest(document, tag.name, placed)),
  );
  return [writeVariables(variables), ...requests].join("\n");
}

function writeVariables(variables: Variable[]): string {
  return `# ${header}\n\n${variables.map(({ name, value }) => `@${name} = ${value}`.trimEnd()).join("\n")}`;
}

function writeRequest(
  document: OpenApiDocument,
  folder: string,
  { path, method, operation, parameters }: PlacedOperation,
): string {
  const required = parameters.filter((parameter) => parameter.required);
  const needed = Object.keys(operation.security?.[0] ?? {});
  const schemes = Object.entries(document.components.securitySchemes ?? {}).filter(([name]) => needed.includes(name));
  const inPath = required.filter((parameter) => parameter.in === "path");
  const address = inPath.reduce((text, { name, example }) => text.replaceAll(`{${name}}`, String(example)), path);
  const query = [
    ...required.filter((parameter) => parameter.in === "query").map(({ name, example }) => `${name}=${example}`),
    ...schemes.flatMap(([scheme, { in: place, name }]) => (place === "query" ? `${name}={{${scheme}}}` : [])),
  ];
  const body = bodyOf(document, operation);
  const lines = [
    `### ${folder}: ${operation.summary}`,
    `# ${operation.description.trim().replaceAll("\n", "\n# ")}`,
    ...parameters
      .filter((parameter) => !parameter.required)
      .map(({ name, example, description }) => `# Optional, in the query: ${name}, such as ${example}. ${description}`),
    `# @name ${operation.operationId}`,
    `${method.toUpperCase()} {{baseUrl}}${address}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    "Accept: application/json",
    ...schemes.flatMap(([, { scheme }]) => (scheme === "basic" ? "Authorization: Basic {{accountId}} {{apiKey}}" : [])),
    ...(body === undefined ? [] : ["Content-Type: application/json", "", JSON.stringify(body, null, 2)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The first example of a request's body, which is the documented one. */
function bodyOf(document: OpenApiDocument, operation: Operation): unknown {
  if (!operation.requestBody) return undefined;
  const { content } = resolve<RequestBody>(document, operation.requestBody);
  const [example] = Object.values(content["application/json"]?.examples ?? {});
  return example && resolve<Example>(document, example).value;
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
  const linked = new Map(linkedValues(document).map((value) => [value.name, value]));
  const variables = [
    { name: "baseUrl", value: baseUrl(document) },
    ...["accountId", "apiKey", ...apiKeys(document).map(({ scheme }) => scheme)].map((name) => ({ name, value: "" })),
    ...[...linked.keys()].map((name) => ({ name, value: exampleOf(document, name) })),
  ];
  for (const { scheme, member } of apiKeys(document)) {
    for (const body of requestExamples(copy)) if (typeof body[member] === "string") body[member] = `{{${scheme}}}`;
  }
  for (const { name, parameters } of linkedValues(document)) {
    for (const parameter of parameters) {
      Object.assign(copy.components.parameters?.[parameter] ?? {}, { example: `{{${name}}}` });
    }
  }
  return { document: copy, variables };
}

/** The bodies that requests give as examples, free to be changed as far as the document is. */
function requestExamples(document: OpenApiDocument): Record<string, unknown>[] {
  return operations(document)
    .flatMap(({ operation: { requestBody } }) => (requestBody ? resolve<RequestBody>(document, requestBody) : []))
    .flatMap(({ content }) => Object.values(content).flatMap(({ examples = {} }) => Object.values(examples)))
    .map((example) => resolve(document, example).value)
    .filter(isObject);
}

function exampleOf(document: OpenApiDocument, parameter: string): string {
  const { example } = document.components.parameters?.[parameter] ?? {};
  if (typeof example === "string") return example;
  throw new CheckError(
    `components.parameters.${parameter}: no text as its example, and collections need one. Give it.`,
  );
}

/** The first server's address, with the defaults of its variables. */
function baseUrl({ servers: [server] }: OpenApiDocument): string {
  const defaults = Object.entries(server?.variables ?? {});
  return defaults.reduce((url, [name, { default: value }]) => url.replaceAll(`{${name}}`, value), server?.url ?? "");
}

/** A value in a request or its answer that links pass on to the parameters of other requests. */
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
export function linkedValues(document: OpenApiDocument): LinkedValue[] {
  const values = new Map<string, LinkedValue>();
  for (const { operation } of operations(document)) {
    for (const link of linksOf(document, operation.responses)) {
      for (const [parameter, expression] of Object.entries(link.parameters ?? {})) {
        const [, body, pointer = ""] = /^\$(request|response)\.body(#\/.*)$/.exec(String(expression)) ?? [];
        const name = parameterComponent(document, link, parameter);
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

function linksOf(document: OpenApiDocument, responses: Record<string, object>): Link[] {
  return Object.entries(responses)
    .filter(([status]) => isSuccess(status))
    .flatMap(([, response]) => Object.values(resolve(document, response as Response).links ?? {}))
    .map((link) => resolve<Link>(document, link));
}

/** The component that the parameter of a link's operation is, if it is one. */
function parameterComponent(document: OpenApiDocument, link: Link, name: string): string | undefined {
  const target = operations(document).find(({ operation }) => operation.operationId === link.operationId);
  const parameter = target?.parameters.find((candidate) => candidate.name === name);
  return Object.entries(document.components.parameters ?? {}).find(([, component]) => component === parameter)?.[0];
}
