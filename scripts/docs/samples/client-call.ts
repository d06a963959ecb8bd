import { argumentsOf } from "../../build/client/operation-arguments.ts";
import { operationForms } from "../../build/client/operation-form.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { isObject } from "../../openapi/json.ts";
import type { OperationPage } from "../model/operation-page.ts";

/** A call of a client's function. */
export interface ClientCall {
  audience: string;
  /** Base path included. */
  baseUrl: string;
  arguments: unknown[];
}

/** What the client's function for an operation is given: path parameters, what is free in the body, the query. */
export function clientArguments(
  document: OpenApiDocument,
  page: OperationPage,
  path: Record<string, string>,
  query: Record<string, string>,
): unknown[] {
  const form = operationForms(document).find(({ operation }) => operation.operationId === page.id);
  if (!form) throw new Error(`no operation ${page.id}`);
  const key = Object.values(document.components.securitySchemes ?? {}).find((scheme) => scheme.in === "query")?.name;
  const wrappers = form.body?.wrappers ?? [];
  const body = wrappers.reduce<unknown>(
    (value, { member }) => (isObject(value) ? value[member] : undefined),
    page.request?.examples[0]?.value,
  );
  return argumentsOf(form, key).flatMap(({ name, type, optional }) => {
    if (name in path) return [path[name]];
    if (name === "query") return optional ? [] : [query];
    if (name === "options") return [];
    return [type.startsWith("Omit<") ? without(body, key) : body];
  });
}

function without(value: unknown, member: string | undefined): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== member)) : value;
}
