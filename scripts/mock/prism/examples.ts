import { type Answer, errorDocument } from "../http/answer.ts";
import type { Operation } from "./operation.ts";
import { findResponse, type Preference } from "./prefer.ts";

/**
 * The answer that the contract's examples make for an operation, as Prism negotiates it.
 *
 * @returns undefined if there is none, and one has to be generated
 */
export function exampleAnswer(operation: Operation, preference: Preference): Answer | undefined {
  const { code, example, dynamic = false, unlisted = false } = preference;
  const response = findResponse(operation, code === undefined ? undefined : String(code));
  if (!response || dynamic) return undefined;
  const status = code ?? Number(response.code);
  const headers: Answer["headers"] = {};
  for (const header of response.headers ?? []) {
    const shown = header.examples?.[0];
    if (!shown || !("value" in shown)) return undefined;
    if (header.name.toLowerCase() !== "content-type") headers[header.name] = String(shown.value);
  }
  const [content] = response.contents ?? [];
  if (!content) return { status, headers };
  const shown = content.examples?.find(({ key }) => example === undefined || key === example);
  if (!shown || !("value" in shown)) return undefined;
  return { status, headers, body: unlisted ? ofStatus(status, shown.value) : shown.value };
}

/** The examples of `default` are of some status each; of any other the error is written anew. */
function ofStatus(status: number, body: unknown): unknown {
  const [error] = (body as Partial<ReturnType<typeof errorDocument>>).errors ?? [];
  return error?.code === String(status) ? body : errorDocument(status);
}
