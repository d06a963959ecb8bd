import type { components } from "../../../generated/client/api.d.ts";
import type { Operation } from "./operation.ts";

/** Parameters that are there without a value. Prism takes them for missing, which would turn a lookup into a list. */
export function blankParameters(operation: Operation, query: URLSearchParams): components["schemas"]["FieldErrors"] {
  if (query.size === 0) return {};
  const blank = (operation.request?.query ?? []).filter(({ name }) => query.getAll(name).includes(""));
  return Object.fromEntries(blank.map(({ name }) => [name, "This value should not be blank."]));
}

/** The operation's parameters from a valid query, in the types of their schemas and with the contract's defaults. */
export function queryParameters(operation: Operation, query: URLSearchParams): Record<string, unknown> {
  const values = (operation.request?.query ?? []).flatMap(({ name, schema }) => {
    const text = query.get(name);
    if (text === null) return schema?.default === undefined ? [] : [[name, schema.default]];
    return [[name, schema?.type === "integer" ? Number(text) : text]];
  });
  return Object.fromEntries(values);
}

/** Whether a path bears the values that the contract itself gives as examples of its parameters. */
export function isExamplePath(operation: Operation, path: Record<string, string>): boolean {
  const parameters = operation.request?.path ?? [];
  const isExample = ({ name, examples = [] }: (typeof parameters)[number]) =>
    examples.some((example) => "value" in example && example.value === path[name]);
  return parameters.length > 0 && parameters.every(isExample);
}

/** Whether a schema lets every text through. */
export function isAnyText(schema: object = {}): boolean {
  const keywords = Object.keys(schema).filter((name) => !/^(\$schema|title|description|examples?|x-.+)$/.test(name));
  return keywords.join() === "type" && "type" in schema && schema.type === "string";
}
