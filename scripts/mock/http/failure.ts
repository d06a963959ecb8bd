import { bodies } from "../../openapi/bodies.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { type Answer, errorDocument } from "./answer.ts";

/** The answer where the mock itself fails, with the body that the contract documents for the status. */
export function readFailure(contract: OpenApiDocument, status: 500 | 503): Answer {
  const documented = bodies(contract).find(({ place }) => place === String(status));
  return { status, headers: {}, body: documented?.value ?? errorDocument(status) };
}
