import { default as Ajv } from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import type { Schema } from "../../scripts/openapi/schema.ts";
import type { Validate } from "../../scripts/openapi/validator.ts";

/** Keywords of OpenAPI 3.0 that say nothing about what is valid, and the project's own. Any other is a mistake. */
const keywords = ["components", "example", "x-source", "x-source-note", "x-enumDescriptions", "x-final"];

/** Makes a validator of a 3.0 document's schemas, which are JSON Schema's fourth draft with `nullable`. */
export function createValidator30(document: OpenApiDocument): Validate {
  const ajv = new Ajv.default({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, keywords });
  addFormats.default(ajv);
  ajv.addSchema({ components: { schemas: document.components.schemas } }, "contract");
  return (schema, value) => {
    const withBase: Schema = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/'));
    const validate = ajv.compile(withBase);
    validate(value);
    return (validate.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`);
  };
}
