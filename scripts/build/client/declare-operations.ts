import type { OpenApiDocument } from "../../openapi/document.ts";
import { header } from "../serialize.ts";
import { describeOperation } from "./describe-operation.ts";
import { documentation } from "./documentation.ts";
import { argumentsOf, queryType } from "./operation-arguments.ts";
import { type OperationForm, operationForms } from "./operation-form.ts";
import { queryKey } from "./operation-key.ts";

/** Declares a documented function for each operation of an audience, and an iterator for each list that comes in pages. */
export function declareOperations(document: OpenApiDocument, audience: string): string {
  const forms = operationForms(document);
  const key = queryKey(document)?.name;
  const queries = forms.filter(({ parameters }) => parameters.some((parameter) => parameter.in === "query"));
  const lists = forms.filter(({ item }) => item);
  const schemas = forms.flatMap(({ body, answer, item }) => [body?.type, answer.type, item]).filter(Boolean);
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

/** The name of the iterator over what an operation lists: `payoutServices` for `listPayoutServices`. */
export function iteratorName(operationId: string): string {
  const name = operationId.replace(/^list/, "");
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function declareQuery({ operation: { operationId, summary } }: OperationForm): string {
  const type = `NonNullable<operations["${operationId}"]["parameters"]["query"]>`;
  return `${documentation([`The query of \`${operationId}\`: ${summary}.`])}\nexport type ${queryType(operationId)} = ${type};\n`;
}

function signature(form: OperationForm, key: string | undefined): string {
  const parameters = argumentsOf(form, key).map(({ name, type, optional }) => `${name}${optional ? "?" : ""}: ${type}`);
  return `${form.operation.operationId}(${parameters.join(", ")}): Promise<${form.answer.type}>;`;
}

function iterator({ operation, answer, item }: OperationForm): string {
  const { operationId, description } = operation;
  const text = `Goes through all pages of \`${operationId}\`, and asks for each when it is reached; \`pages()\` goes by page.`;
  const types = `listing?: Listing<${queryType(operationId)}>): Paged<${item}, ${answer.type}>`;
  return `${documentation([text, description, "@throws PayoutsError"], "  ")}\n  ${iteratorName(operationId)}(${types};`;
}

function typeName(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
