import type { Schema } from "../../scripts/openapi/document.ts";
import { operationOf, responseOf } from "../../scripts/openapi/model.ts";
import { createValidator } from "../../scripts/openapi/validator.ts";
import { contract, model } from "../contract.ts";

const validate = createValidator(contract);
const anyError: Schema = { $ref: "#/components/schemas/ErrorDocument" };

/**
 * What the contract has against an answer; empty if it is valid.
 *
 * @param operationId without one, the form of every error is asked for
 */
export function complaints(operationId: string | undefined, status: number, body: unknown): string[] {
  if (!operationId) return validate(anyError, body);
  const response = responseOf(operationOf(model, operationId).operation, status);
  if (response && !response.content) return body === undefined ? [] : ["/ must NOT have a body"];
  return validate(response?.content?.["application/json"]?.schema ?? anyError, body);
}
