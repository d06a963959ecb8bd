import { default as Ajv } from "ajv-draft-04";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { type Validate, validatorOf, validatorOptions } from "../../scripts/openapi/validator.ts";

/** Makes a validator of a 3.0 document's schemas, which are JSON Schema's fourth draft with `nullable` and `example`. */
export function createValidator30(document: OpenApiDocument): Validate {
  const keywords = [...validatorOptions.keywords, "example"];
  return validatorOf(document, new Ajv.default({ ...validatorOptions, keywords }));
}
