import { UsageError } from "../../command-line/command-line.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { operations } from "../../openapi/operations.ts";
import { handlers } from "./handlers.ts";

/**
 * Refuses a contract whose operations are others than those that the mock plays.
 *
 * @param file named in the error
 * @throws UsageError that names the operation
 */
export function checkContract(contract: OpenApiDocument, file: string): void {
  const ids = operations(contract).map(({ operation, path, method }) => operation.operationId ?? `${method} ${path}`);
  const unknown = ids.find((id) => !Object.hasOwn(handlers, id));
  if (unknown) {
    throw new UsageError(
      `${file}: the mock does not play ${unknown}. Take it out, or answer examples with --stateless.`,
    );
  }
  const missing = Object.keys(handlers).find((id) => !ids.includes(id));
  if (missing) throw new UsageError(`${file}: ${missing} is missing. Give a contract with every operation.`);
}
