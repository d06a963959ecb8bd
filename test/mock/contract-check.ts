import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { contract, operation } from "../../scripts/openapi/document.ts";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(contract, "contract");

const validators = new Map<string, ValidateFunction>();

/**
 * What the contract has against an answer; empty if it is valid.
 *
 * @param operationId without one, the form of every error is asked for
 */
export function complaints(operationId: string | undefined, status: number, body: unknown): string[] {
  const reference = operationId ? responseSchema(operationId, status) : "contract#/components/schemas/ErrorDocument";
  const validate = validators.get(reference) ?? ajv.compile({ $ref: reference });
  validators.set(reference, validate);
  return validate(body) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

function responseSchema(operationId: string, status: number): string {
  const { responses } = operation(operationId);
  const response = (responses[status] ?? responses.default) as {
    $ref?: string;
    content?: Record<string, { schema: { $ref: string } }>;
  };
  const found = response.$ref ? contract.components.responses?.[response.$ref.split("/").at(-1) ?? ""] : response;
  const { content } = found as { content: Record<string, { schema: { $ref: string } }> };
  return `contract${content["application/json"]?.schema.$ref}`;
}
