import { bodies } from "../../openapi/bodies.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { type Answer, errorDocument } from "./answer.ts";

/** The answer to a fault of the mock's own, with the body that the contract documents. */
export function readFailure(contract: OpenApiDocument): Answer {
  const documented = bodies(contract).find(({ place }) => place === "500");
  return { status: 500, headers: {}, body: documented?.value ?? errorDocument(500) };
}
