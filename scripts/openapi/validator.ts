import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { contract, type Document, type Schema } from "./document.ts";

export type Validate = (schema: Schema, value: unknown) => string[];

/** What the document holds besides JSON Schema's own keywords. Any other keyword is a mistake. */
const keywords = ["components", "x-source", "x-source-note", "x-enumDescriptions", "x-final"];

/** Makes a validator of the document's schemas. It resolves to a list of complaints, empty if the value is valid. */
export function createValidator(
  document: Document = contract,
  prepare: (schema: Schema) => Schema = (schema) => schema,
): Validate {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, keywords });
  addFormats.default(ajv);
  const schemas = Object.fromEntries(
    Object.entries(document.components.schemas).map(([name, schema]) => [name, prepare(schema)]),
  );
  ajv.addSchema({ components: { schemas } }, "contract");
  return (schema, value) => {
    const validate = ajv.compile(withBase(prepare(schema)));
    validate(value);
    return (validate.errors ?? []).map((error) => `${error.instancePath || "/"} ${error.message}`);
  };
}

/**
 * Makes a validator that also counts a member that the contract does not know as a mistake, which the contract itself
 * does not: answers stay open to new members, and examples of them must not have any.
 */
export function createStrictValidator(document: Document = contract): Validate {
  return createValidator(document, close);
}

function close(schema: Schema): Schema {
  if (schema.allOf || schema.anyOf)
    throw new Error("a schema with allOf or anyOf: say here where its members are closed");
  const closed: Schema = { ...schema };
  if (schema.properties) {
    closed.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, member]) => [name, close(member)]),
    );
    if (schema.additionalProperties === undefined) closed.additionalProperties = false;
  }
  if (typeof schema.additionalProperties === "object") closed.additionalProperties = close(schema.additionalProperties);
  if (schema.items) closed.items = close(schema.items);
  if (schema.oneOf) closed.oneOf = schema.oneOf.map(close);
  return closed;
}

/** The same schema, with its references led into the document that the validator knows. */
function withBase(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/'));
}
