import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { mapValues } from "../../openapi/json.ts";
import { escapeStep } from "../../openapi/resolve.ts";
import type { Schema } from "../../openapi/schema.ts";
import { mapSchema, withoutExtensions } from "../../openapi/schemas.ts";
import { close, intoContract } from "../../openapi/validator.ts";
import type { FindingKind } from "../finding.ts";

/** Where a value and its schema differ. */
export interface SchemaProblem {
  kind: FindingKind;
  message: string;
  /** JSON Pointer into the value, empty for all of it. */
  instance: string;
  /** JSON Pointer to the keyword: into the contract, or into the schema where that stands in place. */
  place: string;
}

export type FindProblems = (schema: Schema, value: unknown) => SchemaProblem[];

const known = "x-extensible-enum";

const kinds: Record<string, FindingKind> = {
  additionalProperties: "undocumented-member",
  required: "missing-member",
  type: "wrong-type",
  oneOf: "wrong-type",
  [known]: "unknown-value",
};

/** Holds values against schemas of the contract, and counts what the contract leaves open as well: new members, new known values. */
export function createFindProblems(contract: OpenApiDocument): FindProblems {
  // Verbose, so that each error bears the schema in which it arose.
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
  addFormats.default(ajv);
  ajv.addKeyword({ keyword: known, validate: (values: unknown[], value: unknown) => values.includes(value) });
  const prepare = (schema: Schema) => mapSchema(schema, (inner) => close(keepKnown(inner)));
  const schemas = mapValues(contract.components.schemas, prepare);
  const places = placesOf(schemas, "#/components/schemas");
  ajv.addSchema({ components: { schemas } }, "contract");
  return (schema, value) => {
    const validate = ajv.compile(mapSchema(prepare(schema), intoContract));
    validate(value);
    const errors = (validate.errors ?? []).filter(isNews);
    return errors.map((error) => toProblem(error, places.get(error.parentSchema) ?? ""));
  };
}

/** Where each object in a tree stands. */
function placesOf(tree: unknown, place: string, places = new Map<unknown, string>()): Map<unknown, string> {
  if (typeof tree !== "object" || tree === null) return places;
  places.set(tree, place);
  for (const [name, inner] of Object.entries(tree)) placesOf(inner, `${place}/${escapeStep(name)}`, places);
  return places;
}

/** What the branches of a union missed, or the limits of a type that is another, is none. */
function isNews({ keyword, instancePath }: ErrorObject, _index: number, errors: ErrorObject[]): boolean {
  const there = errors.filter((other) => other.instancePath === instancePath).map((other) => other.keyword);
  return there.includes("oneOf") ? keyword === "oneOf" : keyword === "type" || !there.includes("type");
}

function toProblem({ keyword, message, params, instancePath }: ErrorObject, schema: string): SchemaProblem {
  const kind = kinds[keyword] ?? "wrong-value";
  if (kind === "undocumented-member") {
    const member = String(params.additionalProperty);
    return {
      kind,
      message: `${member} is no member that the contract knows`,
      instance: `${instancePath}/${escapeStep(member)}`,
      place: `${schema}/properties`,
    };
  }
  const text = keyword === known ? "is no value that the contract knows" : (message ?? keyword);
  return { kind, message: text, instance: instancePath, place: `${schema}/${keyword}` };
}

function keepKnown(schema: Schema): Schema {
  return { ...withoutExtensions(schema), ...(known in schema && { [known]: schema[known] }) };
}
