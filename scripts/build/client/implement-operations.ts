import type { OpenApiDocument } from "../../openapi/document.ts";
import { header } from "../serialize.ts";
import { iteratorName } from "./declare-operations.ts";
import { argumentsOf } from "./operation-arguments.ts";
import { type BodyForm, type OperationForm, operationForms } from "./operation-form.ts";
import { queryKey } from "./operation-key.ts";

/** Writes the functions that `declareOperations` declares. Each hands all that the document says of it to one `call`. */
export function implementOperations(document: OpenApiDocument, audience: string): string {
  const forms = operationForms(document);
  const key = queryKey(document)?.name;
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
  const { path, method, operation, answer } = form;
  const { operationId } = operation;
  const names = argumentsOf(form, key).map(({ name }) => name);
  const called = [
    `operation: "${operationId}"`,
    `method: "${method.toUpperCase()}"`,
    `path: "${path}"`,
    `outcomes: ${outcomes(form)}`,
    ...(answer.unwrap ? ["unwrap: true"] : []),
  ];
  return `${operationId}: (${names.join(", ")}) => call({ ${called.join(", ")} }, { ${given(form, key).join(", ")} }, options)`;
}

function given({ parameters, body }: OperationForm, key: string | undefined): string[] {
  const path = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  const hasQuery = parameters.some((parameter) => parameter.in === "query");
  return [
    ...(path.length > 0 ? [`path: { ${path.join(", ")} }`] : []),
    ...(body ? [`body: ${wrap(body, key)}`] : []),
    ...(hasQuery ? ["query"] : []),
  ];
}

/** What each answer means: that of success, and of errors those that differ from what an unlisted one means. */
function outcomes({ responses }: OperationForm): string {
  const unlisted = responses.find(([status]) => status === "default")?.[1]["x-outcome"] ?? "unknown";
  const telling = responses.filter(
    ([status, response]) => status.startsWith("2") || response["x-outcome"] !== unlisted,
  );
  const entries = telling.map(([status, response]) => `${status}: "${response["x-outcome"]}"`);
  return `{ ${[...entries, `default: "${unlisted}"`].join(", ")} }`;
}

function wrap({ wrappers, members }: BodyForm, key: string | undefined): string {
  const innermost = wrappers.at(-1)?.member ?? "body";
  const given = key && members.includes(key) ? `{ ...${innermost}, ${key}: key }` : innermost;
  return wrappers.reduceRight((inside, { member, constants }) => {
    const around = Object.entries(constants).map(([name, value]) => `${name}: ${JSON.stringify(value)}, `);
    return `{ ${around.join("")}${member}: ${inside} }`;
  }, given);
}
