import type { components } from "../../../generated/mock-admin.d.ts";
import type { AdminAnswer, AdminCall, AdminOperationId } from "../../mock/admin/admin-calls.ts";
import { operations } from "../../openapi/operations.ts";
import { adminContract } from "./document.ts";

type Schemas = components["schemas"];

export type RecordedRequest = Schemas["RecordedRequest"];
export type Payout = Schemas["Payout"];
export type Delivery = Schemas["Delivery"];

/**
 * Calls an operation of the admin API, which is at the page's own origin.
 *
 * @throws Error that says why it was refused
 */
export async function call<Id extends AdminOperationId>(
  operation: Id,
  request: Partial<AdminCall<Id>> = {},
): Promise<AdminAnswer<Id>> {
  return (await callUntyped(operation, request)) as AdminAnswer<Id>;
}

/** What a request says of an operation that is known by its document alone. */
export interface UntypedRequest {
  path?: Record<string, unknown> | undefined;
  query?: object | undefined;
  body?: unknown;
}

/** As `call`, of whatever the document has. Nothing comes of a 204. */
export async function callUntyped(id: string, { path = {}, query = {}, body }: UntypedRequest): Promise<unknown> {
  const placed = operations(adminContract).find(({ operation }) => operation.operationId === id);
  if (!placed) throw new Error(`The admin API has no operation ${id}.`);
  const filled = placed.path.replaceAll(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(String(path[name])));
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  const response = await fetch(`${filled}?${parameters}`, {
    method: placed.method.toUpperCase(),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  const text = await response.text();
  const answer = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(reasonOf(answer) ?? `Status ${response.status}`);
  return answer;
}

/** The sentences of an error, which are a list, or a map of fields. */
function reasonOf({ errors }: { errors?: { detail?: string }[] | Record<string, string> } = {}): string | undefined {
  const sentences = Array.isArray(errors)
    ? errors.flatMap(({ detail }) => detail ?? [])
    : Object.entries(errors ?? {}).map(([field, sentence]) => `${field}: ${sentence}`);
  return sentences.join(" ") || undefined;
}
