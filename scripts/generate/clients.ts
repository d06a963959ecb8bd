import { globSync, readFileSync } from "node:fs";
import { CheckError } from "../cli/command-line.ts";
import { root } from "../cli/repository.ts";
import type { Deprecable } from "../openapi/document.ts";
import { isSuccess, type Model } from "../openapi/model.ts";
import {
  argumentsOf,
  type BodyForm,
  type OperationForm,
  operationForms,
  queryKey,
  queryType,
} from "./client-functions.ts";
import { declareTypes, transpile } from "./compile.ts";
import { header } from "./output.ts";

type ClientFiles = [name: string, text: string][];

/**
 * Derives the clients: what the documents say of operations, types and words, and scripts/client/ as JavaScript with declarations.
 * Names are relative to generated/client/.
 *
 * @param audiences each audience with its own model
 */
export async function deriveClients(
  contract: Model,
  audiences: [audience: string[], model: Model][],
): Promise<ClientFiles> {
  const files = await deriveTypes(contract);
  const scripts = new Map([
    ["outcomes", writeOutcomes(contract)],
    ["statuses", writeStatuses(contract)],
  ]);
  for (const [[audience = ""], model] of audiences) {
    const key = queryKey(model);
    scripts.set(`${audience}-methods`, writeMethods(model));
    files.push(
      [`${audience}-api.d.ts`, await declareTypes(model.document)],
      [`${audience}-operations.d.ts`, declareOperations(model, audience)],
      [`${audience}-operations.js`, implementOperations(model, audience)],
    );
    if (key)
      scripts.set(
        `${audience}-key`,
        `export const key: { name: string; operations: string[] } = ${JSON.stringify(key)};`,
      );
  }
  const folder = `${root}scripts/client/`;
  for (const file of globSync("**/*.ts", { cwd: folder }).sort()) {
    scripts.set(file.replace(/\.ts$/, ""), readFileSync(folder + file, "utf8"));
  }
  return [...files, ...compile(scripts)];
}

/** Derives the types of any document, which need no client. */
export async function deriveTypes(model: Model): Promise<ClientFiles> {
  return [
    ["api.d.ts", await declareTypes(model.document)],
    ["schemas.d.ts", declareSchemas(model)],
  ];
}

/** Scripts as JavaScript with their declarations, which name each other as what is imported. */
function compile(scripts: Map<string, string>): ClientFiles {
  return [...transpile(scripts)].flatMap(
    ([name, { javaScript, declarations }]): ClientFiles => [
      [`${name}.js`, `// ${header}\n\n${javaScript}`],
      [
        `${name}.d.ts`,
        `// ${header}\n\n${declarations
          .replaceAll(/(from "\.[^"]*[^d])\.ts"/g, '$1.js"')
          // TypeScript before 5.7 knows no buffers of it.
          .replaceAll("Uint8Array<ArrayBuffer>", "Uint8Array")}`,
      ],
    ],
  );
}

/** Declares each named schema as a type of that name, so that it can be imported by it. */
function declareSchemas({ components }: Model): string {
  const types = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `${documentation([schema.description, ...deprecation(schema)])}\nexport type ${name} = components["schemas"]["${name}"];\n`,
  );
  return [`// ${header}\n`, 'import type { components } from "./api.d.ts";\n', ...types].join("\n");
}

/** Writes what a response can mean for the money, as a type, and in words for errors, as far as an error can mean it. */
function writeOutcomes(model: Model): string {
  const { "x-outcomes": outcomes } = model.document;
  if (!outcomes) throw new CheckError("x-outcomes: is missing. Say there what each x-outcome means.");
  const meanings = Object.entries(outcomes).map(([name, { title, description }]): [string, string] => [
    name,
    `${title}. ${description}`.trim().replaceAll("`", ""),
  ]);
  const lines = meanings.map(([name, meaning]) => `- \`${name}\`: ${meaning}`).join("\n");
  const failing = outcomesOfErrors(model);
  const told = meanings.filter(([name]) => failing.has(name));
  return [
    documentation(["What a response means for the payout that a request is about.", lines]),
    `export type Outcome = ${meanings.map(([name]) => JSON.stringify(name)).join(" | ")};\n`,
    documentation(["What each outcome of an error means, in words."]),
    `export const outcomes: { [outcome in Outcome]?: string } = ${JSON.stringify(Object.fromEntries(told), null, 2)};\n`,
  ].join("\n");
}

function outcomesOfErrors({ operations }: Model): Set<string | undefined> {
  const responses = operations.flatMap(({ operation }) => Object.entries(operation.responses));
  const errors = responses.filter(([status]) => !isSuccess(status));
  return new Set(errors.map(([, response]) => response["x-outcome"]));
}

/** Writes in which status a payout waits for its processing, which are final, and what the platform reserves of some of these. */
function writeStatuses({ components }: Model): string {
  const statuses = Object.values(components.schemas).find((schema) => "x-initial" in schema);
  const { "x-initial": initial, "x-final": final, "x-reservations": reservations = {} } = statuses ?? {};
  if (typeof initial !== "string" || !Array.isArray(final)) {
    const remedy = "Name the first status in the schema of a payout's status, and the final ones.";
    throw new CheckError(`components.schemas: x-initial or x-final is missing. ${remedy}`);
  }
  return [
    documentation(["The status of a payout whose processing has not started."]),
    `export const initialStatus: string = ${JSON.stringify(initial)};\n`,
    documentation(["The statuses that are final, those with a reservation included."]),
    `export const finalStatuses: readonly string[] = ${JSON.stringify(final)};\n`,
    documentation(["What the platform reserves of some final statuses, in words."]),
    `export const reservations: { readonly [status: string]: string } = ${JSON.stringify(reservations)};\n`,
  ].join("\n");
}

/** Writes the HTTP methods that a document's operations have. */
function writeMethods({ operations }: Model): string {
  const methods = [...new Set(operations.map(({ method }) => method.toUpperCase()))].sort();
  return `${documentation(["The HTTP methods of the operations."])}\nexport const methods = ${JSON.stringify(methods)} as const;\n`;
}

/** Declares a documented function for each operation of an audience, and an iterator for each list that comes in pages. */
function declareOperations(model: Model, audience: string): string {
  const forms = operationForms(model);
  const key = queryKey(model)?.name;
  const queries = forms.filter(({ parameters }) => parameters.some((parameter) => parameter.in === "query"));
  const lists = forms.filter(({ item }) => item);
  const schemas = forms.flatMap(({ body, result, item }) => [body?.type, ...result.schemas, item]).filter(Boolean);
  const name = `${audience}Operations`;
  return [
    `// ${header}\n`,
    'import type { Call, CallOptions } from "./calls/call.js";',
    'import type { Listing, Paged } from "./calls/pages.js";',
    `import type { operations } from "./${audience}-api.d.ts";`,
    `import type { ${[...new Set(schemas)].sort().join(", ")} } from "./schemas.d.ts";\n`,
    ...queries.map(declareQuery),
    documentation([`What the ${audience} API does, a function for each operation.`]),
    `export interface ${typeName(name)} {`,
    ...forms.map((form) => `${describeOperation(form, key)}\n  ${signature(form, key)}`),
    ...lists.map(iterator),
    "}\n",
    documentation(["Makes the functions of a client."]),
    `export declare function ${name}(call: Call${key ? `, key: string` : ""}): ${typeName(name)};\n`,
  ].join("\n");
}

/** The name of the iterator over what an operation lists: `payoutServices` for `listPayoutServices`, `findThingsPages` for others. */
function iteratorName(operationId: string): string {
  if (!operationId.startsWith("list")) return `${operationId}Pages`;
  const name = operationId.replace(/^list/, "");
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function declareQuery({ operation: { operationId, summary } }: OperationForm): string {
  const type = `NonNullable<operations["${operationId}"]["parameters"]["query"]>`;
  return `${documentation([`The query of \`${operationId}\`: ${summary}.`])}\nexport type ${queryType(operationId)} = ${type};\n`;
}

function signature(form: OperationForm, key: string | undefined): string {
  const parameters = argumentsOf(form, key).map(({ name, type, optional }) => `${name}${optional ? "?" : ""}: ${type}`);
  return `${form.operation.operationId}(${parameters.join(", ")}): Promise<${form.result.type}>;`;
}

function iterator({ operation, result, item }: OperationForm): string {
  const { operationId, description } = operation;
  const tags = [...deprecation(operation), "@throws PayoutsError"].join("\n");
  const text = `Goes through all pages of \`${operationId}\`, and asks for each when it is reached; \`pages()\` goes by page.`;
  const types = `listing?: Listing<${queryType(operationId)}>): Paged<${item}, ${result.type}>`;
  return `${documentation([text, description, tags], "  ")}\n  ${iteratorName(operationId)}(${types};`;
}

function typeName(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The documentation of an operation's function: what the contract says of it, of what it takes and of each response. */
function describeOperation(form: OperationForm, key: string | undefined): string {
  const { operation, responses } = form;
  const succeeds = ([status]: [string, unknown]) => isSuccess(status);
  const parameters = argumentsOf(form, key).map(({ name, description }) => `@param ${name} ${oneLine(description)}`);
  const success = responses.filter(succeeds).map(([, { description }]) => `@returns ${oneLine(description)}`);
  const errors = responses
    .filter((response) => !succeeds(response))
    .map(([status, response]) => `- ${status}, \`${response["x-outcome"]}\`: ${oneLine(response.description)}`);
  const tags = [...deprecation(operation), ...parameters, ...success, "@throws PayoutsError", ...errors].join("\n");
  return documentation([`${operation.summary}.`, operation.description, tags], "  ");
}

/** Writes the functions that `declareOperations` declares. Each hands all that the document says of it to one `call`. */
function implementOperations(model: Model, audience: string): string {
  const forms = operationForms(model);
  const key = queryKey(model)?.name;
  const lists = forms.filter(({ item }) => item).map(({ operation }) => operation.operationId);
  return [
    `// ${header}\n`,
    ...(lists.length > 0 ? ['import { paged } from "./calls/pages.js";\n'] : []),
    `export function ${audience}Operations(call${key ? ", key" : ""}) {`,
    "  const functions = {",
    ...forms.map((form) => `    ${implementation(form, key)},`),
    "  };",
    "  return {",
    "    ...functions,",
    ...lists.map((id) => `    ${iteratorName(id)}: (listing) => paged(functions.${id}, listing),`),
    "  };",
    "}\n",
  ].join("\n");
}

function implementation(form: OperationForm, key: string | undefined): string {
  const { path, method, operation, result } = form;
  const { operationId } = operation;
  const names = argumentsOf(form, key).map(({ name }) => name);
  // By position, as all users load these texts.
  const called = [
    `"${operationId}"`,
    `"${method.toUpperCase()}"`,
    `"${path}"`,
    outcomes(form),
    ...(result.part === "document" && result.empty.length === 0 ? [] : [`"${result.part}"`]),
    ...(result.empty.length === 0 ? [] : [`[${result.empty.join(", ")}]`]),
  ];
  return `${operationId}: (${names.join(", ")}) => call([${called.join(", ")}], { ${given(form, key).join(", ")} }, options)`;
}

function given({ parameters, body }: OperationForm, key: string | undefined): string[] {
  const path = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  const hasQuery = parameters.some((parameter) => parameter.in === "query");
  const params = [...(path.length > 0 ? [`path: { ${path.join(", ")} }`] : []), ...(hasQuery ? ["query"] : [])];
  return [
    ...(params.length > 0 ? [`params: { ${params.join(", ")} }`] : []),
    ...(body ? [`body: ${wrap(body, key)}`] : []),
  ];
}

/** What each response means: that of success, and of errors those that differ from what an unlisted one means, `unknown` if left out. */
function outcomes({ responses }: OperationForm): string {
  const unlisted = responses.find(([status]) => status === "default")?.[1]["x-outcome"] ?? "unknown";
  const telling = responses.filter(([status, response]) => isSuccess(status) || response["x-outcome"] !== unlisted);
  const entries = telling.map(([status, response]) => `${status}: "${response["x-outcome"]}"`);
  return `{ ${[...entries, ...(unlisted === "unknown" ? [] : [`default: "${unlisted}"`])].join(", ")} }`;
}

function wrap({ wrappers, members }: BodyForm, key: string | undefined): string {
  const innermost = wrappers.at(-1)?.member ?? "body";
  const given = key && members.includes(key) ? `{ ...${innermost}, ${key}: key }` : innermost;
  return wrappers.reduceRight((inside, { member, constants }) => {
    const around = Object.entries(constants).map(([name, value]) => `${name}: ${JSON.stringify(value)}, `);
    return `{ ${around.join("")}${member}: ${inside} }`;
  }, given);
}

/** The tag of what is to come to an end, with what takes its place. */
function deprecation({ deprecated, "x-replaced-by": replacement }: Deprecable): string[] {
  if (!deprecated) return [];
  return [replacement === undefined ? "@deprecated" : `@deprecated Use \`${replacement}\` instead.`];
}

/** Paragraphs as TSDoc, each line behind an asterisk. */
function documentation(paragraphs: (string | undefined)[], indent = ""): string {
  const text = paragraphs.filter(Boolean).join("\n\n").replaceAll("*/", "*\\/");
  const lines = text.split("\n").map((line) => `${indent} * ${line}`.trimEnd());
  return [`${indent}/**`, ...lines, `${indent} */`].join("\n");
}

/** A text on one line. */
function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, " ");
}
