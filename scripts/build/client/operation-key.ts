import { CheckError } from "../../command-line/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { operations } from "../../openapi/operations.ts";

/** The key that an audience's client sends in the query: its name, and the operations that take it there. */
export interface QueryKey {
  name: string;
  /** As `GET /path`. */
  operations: string[];
}

/**
 * Finds how an audience's key is sent.
 *
 * @returns undefined if it authenticates by HTTP Basic, which needs no key in the query
 * @throws CheckError if it does by anything else
 */
export function queryKey(document: OpenApiDocument): QueryKey | undefined {
  const schemes = Object.entries(document.components.securitySchemes ?? {});
  const [[schemeName, scheme] = ["none", undefined], ...others] = schemes;
  if (scheme?.type === "http" && scheme.scheme === "basic" && others.length === 0) return undefined;
  if (scheme?.type !== "apiKey" || scheme.in !== "query" || !scheme.name || others.length > 0) {
    throw new CheckError(
      `${document.info.title}: the clients know HTTP Basic or one key in the query, not ${schemeName}.`,
    );
  }
  const keyed = operations(document).filter(({ operation }) =>
    operation.security?.some((requirement) => schemeName in requirement),
  );
  return { name: scheme.name, operations: keyed.map(({ method, path }) => `${method.toUpperCase()} ${path}`) };
}
