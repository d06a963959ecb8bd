import { type OpenApiDocument, type Operation, operationsOf, resolve } from "../openapi/openapi.ts";
import { type Variable, withVariables } from "./collection-variables.ts";
import { header } from "./serialize.ts";

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description: string;
  example: unknown;
}

interface Scheme {
  type: string;
  scheme?: string;
  in?: string;
  name?: string;
}

/** Writes the requests of a document for editors that send `.http` files, in the order of its tags. */
export function toHttpFile(contract: OpenApiDocument): string {
  const { document, variables } = withVariables(contract);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    operationsOf(item).map(([method, operation]) => ({ path, method, operation })),
  );
  const requests = document.tags.flatMap((tag) =>
    operations
      .filter(({ operation }) => operation.tags.includes(tag.name))
      .map(({ path, method, operation }) => writeRequest(document, tag.name, method, path, operation)),
  );
  return [writeVariables(variables), ...requests].join("\n");
}

function writeVariables(variables: Variable[]): string {
  return `# ${header}\n\n${variables.map(({ name, value }) => `@${name} = ${value}`.trimEnd()).join("\n")}`;
}

function writeRequest(
  document: OpenApiDocument,
  folder: string,
  method: string,
  path: string,
  operation: Operation,
): string {
  const parameters = (operation.parameters ?? []).map((parameter) => resolve<Parameter>(document, parameter));
  const required = parameters.filter((parameter) => parameter.required);
  const schemes = Object.keys(operation.security?.[0] ?? {}).map(
    (name) => document.components.securitySchemes?.[name] as Scheme,
  );
  const inPath = required.filter((parameter) => parameter.in === "path");
  const address = inPath.reduce((text, { name, example }) => text.replaceAll(`{${name}}`, String(example)), path);
  const query = [
    ...required.filter((parameter) => parameter.in === "query").map(({ name, example }) => `${name}=${example}`),
    ...schemes.filter((scheme) => scheme.in === "query").map(({ name }) => `${name}={{publicKey}}`),
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
    ...schemes.filter((scheme) => scheme.scheme === "basic").map(() => "Authorization: Basic {{accountId}} {{apiKey}}"),
    ...(body === undefined ? [] : ["Content-Type: application/json", "", JSON.stringify(body, null, 2)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The first example of a request's body, which is the documented one. */
function bodyOf(document: OpenApiDocument, operation: Operation): unknown {
  if (!operation.requestBody) return undefined;
  const request = resolve<{ content: Record<string, { examples: Record<string, object> }> }>(
    document,
    operation.requestBody,
  );
  const [example] = Object.values(request.content["application/json"]?.examples ?? {});
  return example && resolve<{ value: unknown }>(document, example).value;
}
