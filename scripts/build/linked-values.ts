import type { Link, OpenApiDocument, Response } from "../openapi/document.ts";
import { operations } from "../openapi/operations.ts";
import { resolve, stepsOf } from "../openapi/resolve.ts";

/** A value in a request or its answer that links pass on to the parameters of other requests. */
export interface LinkedValue {
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
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, response]) => Object.values(resolve(document, response as Response).links ?? {}))
    .map((link) => resolve<Link>(document, link));
}

/** The component that the parameter of a link's operation is, if it is one. */
function parameterComponent(document: OpenApiDocument, link: Link, name: string): string | undefined {
  const target = operations(document).find(({ operation }) => operation.operationId === link.operationId);
  const parameter = target?.parameters.find((candidate) => candidate.name === name);
  return Object.entries(document.components.parameters ?? {}).find(([, component]) => component === parameter)?.[0];
}
