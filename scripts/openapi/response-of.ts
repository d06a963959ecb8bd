import type { OpenApiDocument, Operation, Response } from "./document.ts";
import { resolve } from "./resolve.ts";

/**
 * What an operation says of an answer with a status: of that very one, or of any other (`default`).
 *
 * @returns undefined if it says neither
 */
export function responseOf(
  document: OpenApiDocument,
  { responses }: Operation,
  status: number | string,
): Response | undefined {
  const node = responses[status] ?? responses.default;
  return node && resolve<Response>(document, node);
}
