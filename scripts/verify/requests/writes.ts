import type { OpenApiDocument, Response } from "../../openapi/document.ts";
import { isObject } from "../../openapi/json.ts";
import type { PlacedOperation } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";

/** Whether an operation moves anything: it is no lookup, and its success concerns a payout. */
export function isWrite(contract: OpenApiDocument, { method, operation }: PlacedOperation): boolean {
  const successes = Object.entries(operation.responses)
    .filter(([status]) => status.startsWith("2"))
    .map(([, response]) => resolve<Response>(contract, response)["x-outcome"]);
  return method !== "get" && successes.some((outcome) => outcome !== "none");
}

/** What a payout's document says of itself. */
export function payoutOf(body: unknown): { id?: unknown; testMode?: unknown } {
  const data = isObject(body) && isObject(body.data) ? body.data : {};
  const attributes = isObject(data.attributes) ? data.attributes : {};
  return { id: data.id, testMode: attributes.test_mode };
}
