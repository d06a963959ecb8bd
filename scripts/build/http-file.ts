import type { Example, OpenApiDocument, Operation, RequestBody } from "../openapi/document.ts";
import { operations, type PlacedOperation } from "../openapi/operations.ts";
import { resolve } from "../openapi/resolve.ts";
import { type Variable, withVariables } from "./collection-variables.ts";
import { header } from "./serialize.ts";

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
