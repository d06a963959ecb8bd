import type { OpenApiDocument } from "../openapi/document.ts";
import { operations } from "../openapi/operations.ts";

/** The path of a request that needs nothing but an account's credentials: no parameter and no body. */
export function firstPath(contract: OpenApiDocument): string {
  const schemes = contract.components.securitySchemes ?? {};
  const found = operations(contract).find(
    ({ method, operation, parameters }) =>
      method === "get" &&
      operation.security?.some((needed) => Object.keys(needed).some((name) => schemes[name]?.scheme === "basic")) &&
      !parameters.some(({ required }) => required),
  );
  return found?.path ?? "/";
}
