import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { OpenApiDocument, Schema } from "./document.ts";
import { pointerOf, writtenAs } from "./model.ts";
import { mapSchema, mapValues, withoutExtensions } from "./walk.ts";

/** Gives a list of complaints about a value, empty if it is valid. */
export type Validate = (schema: Schema, value: unknown) => string[];

/** Strict, so that a keyword that is neither JSON Schema's nor an extension is an error. `components` holds the schemas. */
export const validatorOptions = {
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  keywords: ["components"],
};

/** Makes a validator of the schemas of an OpenAPI 3.1 document. It takes them as written, or of the document's model. */
export function createValidator(document: OpenApiDocument): Validate {
  return validatorOf(document, new Ajv2020(validatorOptions));
}

/**
 * Makes a validator that also counts a member that the contract does not know as a mistake, which the contract itself
 * does not: responses stay open to new members, and examples of them must not have any.
 */
export function createStrictValidator(document: OpenApiDocument): Validate {
  return validatorOf(document, new Ajv2020(validatorOptions), close);
}

/**
 * Makes a validator of a document's schemas.
 *
 * @param ajv knows the dialect in which they are written
 * @param change is made to every schema first
 */
export function validatorOf(
  document: OpenApiDocument,
  ajv: Ajv2020,
  change: (schema: Schema) => Schema = (schema) => schema,
): Validate {
  addFormats.default(ajv);
  const prepare = (schema: Schema) => mapSchema(schema, (inner) => change(withoutExtensions(inner)));
  ajv.addSchema({ components: { schemas: mapValues(document.components.schemas, prepare) } }, "contract");
  const compiled = new WeakMap<Schema, ReturnType<typeof ajv.compile>>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile(mapSchema(prepare(compilable(schema)), intoContract));
    compiled.set(schema, validate);
    validate(value);
    return (validate.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`);
  };
}

/** A schema that takes no members but those that it names, unless it says what others may be. The branches of a choice name them. */
export function close(schema: Schema): Schema {
  if (schema.allOf || (schema.anyOf && schema.properties))
    throw new Error("a schema with allOf, or with anyOf beside properties: say here where its members are closed");
  return schema.properties && schema.additionalProperties === undefined
    ? { ...schema, additionalProperties: false }
    : schema;
}

/** A schema of a model as a tool takes it that follows references itself: a named one by its name, any other as it is written. */
export function compilable(schema: Schema): Schema {
  const $ref = pointerOf(schema);
  return /^#\/components\/schemas\/[^/]+$/.test($ref) ? { $ref } : writtenAs(schema);
}

/** Leads a reference within the document into the document as the validator knows it. */
export function intoContract(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : { ...schema, $ref: `contract${schema.$ref}` };
}
