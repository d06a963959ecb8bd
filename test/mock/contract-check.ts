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
  return validate(operationId ? responseSchema(operationId, status) : anyError, body);
}

function responseSchema(operationId: string, status: number): Schema {
  const response = responseOf(operationOf(model, operationId).operation, status);
  return response?.content?.["application/json"]?.schema ?? anyError;
}
