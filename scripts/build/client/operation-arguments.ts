import type { OperationForm } from "./operation-form.ts";

/** One argument of an operation's function. */
export interface Argument {
  name: string;
  type: string;
  optional: boolean;
  description: string;
}

/** What an operation's function takes: the parameters of the path, then what is free in the body, then the query. */
export function argumentsOf({ operation, parameters, body }: OperationForm, key: string | undefined): Argument[] {
  const path = parameters.filter((parameter) => parameter.in === "path");
  const query = parameters.filter((parameter) => parameter.in === "query");
  return [
    ...path.map(({ name, description = "" }) => ({ name, type: "string", optional: false, description })),
    ...(body ? [{ ...body, ...bodyArgument(body, key), optional: false }] : []),
    ...(query.length > 0 ? [queryArgument(operation.operationId, query)] : []),
    { name: "options", type: "CallOptions", optional: true, description: "What is set for this call alone." },
  ];
}

/** The name of the type of an operation's query. */
export function queryType(operationId: string): string {
  return `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Query`;
}

/** The client knows its key, so the caller gives none. */
function bodyArgument(body: NonNullable<OperationForm["body"]>, key: string | undefined) {
  const type = body.members.includes(key ?? "") ? `Omit<${body.type}, "${key}">` : body.type;
  return { name: body.wrappers.at(-1)?.member ?? "body", type };
}

function queryArgument(operationId: string, parameters: OperationForm["parameters"]): Argument {
  return {
    name: "query",
    type: queryType(operationId),
    optional: !parameters.some(({ required }) => required),
    description: "The parameters of the query, by name.",
  };
}
