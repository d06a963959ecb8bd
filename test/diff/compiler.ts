import ts from "typescript";
import { root } from "../../scripts/cli/repository.ts";
import { declareTypes } from "../../scripts/generate/compile.ts";
import type { OpenApiDocument, Operation, RequestBody, Response } from "../../scripts/openapi/document.ts";
import { follow, type PlacedOperation } from "../../scripts/openapi/model.ts";
import { writtenOperations } from "./written.ts";

/** Two documents, of which the second may break who wrote code by the first. */
export interface Pair {
  before: OpenApiDocument;
  after: OpenApiDocument;
}

/**
 * What the TypeScript compiler says against each change: code that was written by the old types must be able to send its
 * requests by the new ones, and read new responses, callbacks and webhooks as old ones. All pairs are checked in one program.
 */
export async function askCompiler(pairs: Pair[]): Promise<string[][]> {
  const files = new Map<string, string>();
  const names = new Map<OpenApiDocument, string>();
  const declare = async (document: OpenApiDocument): Promise<string> => {
    const name = names.get(document) ?? `types-${names.size}.d.ts`;
    if (!names.has(document)) files.set(`${root}${name}`, await declareTypes(document));
    names.set(document, name);
    return name;
  };
  for (const [index, { before, after }] of pairs.entries()) {
    files.set(`${root}check-${index}.ts`, checksOf(before, await declare(before), await declare(after)));
  }
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  };
  host.fileExists = (name) => files.has(name) || fileExists(name);
  const program = ts.createProgram(
    [...files.keys()].filter((name) => !name.endsWith(".d.ts")),
    options,
    host,
  );
  return pairs.map((_pair, index) => {
    const file = program.getSourceFile(`${root}check-${index}.ts`);
    return program
      .getSemanticDiagnostics(file)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
  });
}

/** What a request may succeed with, which is read as one type whatever the status. */
const successes = `type Successes<Responses> = {
  [Status in keyof Responses]: \`\${Status & (string | number)}\` extends \`2\${string}\`
    ? Responses[Status] extends { content: infer Content } ? Content : undefined
    : never;
}[keyof Responses];`;

/** The code of somebody who uses everything in a document. */
function checksOf(document: OpenApiDocument, old: string, now: string): string {
  const own = writtenOperations(document).flatMap((placed) =>
    sends(document, placed.operation, typeAt("paths", placed)),
  );
  // openapi-typescript declares webhooks, and no callbacks; ours have the same body.
  const called = writtenOperations(document, "webhooks").flatMap((placed) =>
    receives(document, placed.operation, typeAt("webhooks", placed)),
  );
  const names = [
    ...Object.keys(document.components.schemas).map((name) => `New.components["schemas"]["${name}"]`),
    ...writtenOperations(document).map(({ operation }) => `New.operations["${operation.operationId}"]`),
  ];
  return [
    `import type * as Old from "./${old}";`,
    `import type * as New from "./${now}";`,
    successes,
    ...[...own, ...called].map(([to, from]) => `{ const value: ${to} = null as unknown as ${from}; void value; }`),
    ...names.map((name) => `{ const value: ${name} | undefined = undefined; void value; }`),
  ].join("\n");
}

/** Pairs of a type, and a type that has to be assignable to it. */
type Assignment = [to: string, from: string];

function sends(document: OpenApiDocument, operation: Operation, at: (side: string) => string): Assignment[] {
  const { content = {} } = operation.requestBody ? follow<RequestBody>(document, operation.requestBody) : {};
  const inside = (side: string, media: string) => `NonNullable<${at(side)}["requestBody"]>["content"]["${media}"]`;
  const body = Object.keys(content).map((media): Assignment => [inside("New", media), inside("Old", media)]);
  if (body.length === 0) body.push([`${at("New")}["requestBody"]`, "undefined"]);
  const parameters: Assignment = [`${at("New")}["parameters"]`, `${at("Old")}["parameters"]`];
  const responses = Object.entries(operation.responses).flatMap(([status, node]): Assignment[] => {
    const members = Object.keys(follow<Response>(document, node)).filter((name) =>
      ["headers", "content"].includes(name),
    );
    const key = /^\d+$/.test(status) ? status : `"${status}"`;
    return members.map((name) => [
      `${at("Old")}["responses"][${key}]["${name}"]`,
      `${at("New")}["responses"][${key}]["${name}"]`,
    ]);
  });
  const [was, is] = ["Old", "New"].map((side) => `Successes<${at(side)}["responses"]>`) as [string, string];
  return [...body, parameters, ...responses, [was, is]];
}

function receives(document: OpenApiDocument, operation: Operation, at: (side: string) => string): Assignment[] {
  const { content } = follow<RequestBody>(document, operation.requestBody ?? { content: {} });
  const body = content ? [`${at("Old")}["requestBody"]`, `${at("New")}["requestBody"]`] : [];
  return [body as Assignment, [`${at("Old")}["parameters"]`, `${at("New")}["parameters"]`]];
}

function typeAt(member: string, { path, method }: PlacedOperation): (side: string) => string {
  return (side) => `${side}.${member}["${path}"]["${method}"]`;
}
