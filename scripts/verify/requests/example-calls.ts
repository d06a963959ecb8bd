import { apiKeys } from "../../openapi/api-keys.ts";
import type { OpenApiDocument, RequestBody } from "../../openapi/document.ts";
import { isObject } from "../../openapi/json.ts";
import { operations, type PlacedOperation } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";
import type { Call } from "../../workflows/run-workflow.ts";
import type { Credentials } from "../credentials.ts";

/** The requests that the contract gives examples of, made harmless: tests, under references of their own, with the caller's key. */
export function exampleCalls(contract: OpenApiDocument, { publicKey }: Credentials, run: string): Call[] {
  let count = 0;
  const harmless = (value: unknown): unknown => {
    const body = structuredClone(value) as Record<string, unknown>;
    const attributes = isObject(body.data) ? body.data.attributes : undefined;
    if (isObject(attributes)) Object.assign(attributes, { test_mode: true, reference_id: `example-${++count}-${run}` });
    for (const { member } of apiKeys(contract)) if (member in body) body[member] = publicKey;
    return body;
  };
  return operations(contract).flatMap((placed) => {
    const bare = bareCall(placed);
    const { requestBody } = placed.operation;
    if (requestBody) {
      const examples = Object.values(resolve<RequestBody>(contract, requestBody).content).flatMap((media) =>
        Object.values(media.examples ?? {}),
      );
      return examples.map((example) => ({ ...bare, body: harmless(resolve(contract, example).value) }));
    }
    const optional = placed.parameters.filter((parameter) => parameter.in === "query" && !parameter.required);
    return [bare, ...optional.map(({ name, example }) => ({ ...bare, query: { ...bare.query, [name]: example } }))];
  });
}

/** The lookups of one thing that a list of them leads to, each by the ID of the first that the list has. */
export function callsOfListed(contract: OpenApiDocument, list: PlacedOperation, body: unknown): Call[] {
  const [first] = isObject(body) && Array.isArray(body.data) ? body.data : [];
  if (!isObject(first) || typeof first.id !== "string") return [];
  const { id } = first;
  const nameOf = (path: string) => path.split("/").at(-1);
  return operations(contract)
    .filter(
      ({ path, method }) =>
        method === "get" && path.endsWith("}") && nameOf(path.slice(0, path.lastIndexOf("/"))) === nameOf(list.path),
    )
    .map((single) => ({ ...bareCall(single), path: { id } }));
}

/** A call with the examples of what it can't do without. */
function bareCall({ operation, parameters }: PlacedOperation): Call {
  const inPlace = (place: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place && parameter.required)
        .map(({ name, example }) => [name, example]),
    );
  const [scheme] = Object.keys(operation.security?.[0] ?? {});
  return {
    operationId: operation.operationId,
    path: inPlace("path"),
    query: inPlace("query"),
    header: {},
    ...(scheme && { scheme }),
  };
}
