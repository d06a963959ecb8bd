import type { MediaType, OpenApiDocument, RequestBody } from "../../openapi/document.ts";
import type { PlacedOperation } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";
import type { Schema } from "../../openapi/schema.ts";
import { knownValues } from "../data/document.ts";

/** One thing that a request of the admin API says, as a field of a form. */
export interface Field {
  name: string;
  in: "path" | "query" | "body";
  required: boolean;
  description: string;
  type: "string" | "integer" | "boolean";
  /** Values that are known. */
  values: string[];
  example: string;
}

/** What a form asks for, so that an operation can be called. */
export interface Form {
  fields: Field[];
  /** Whether the body is a list, of which a form makes one entry. */
  listed: boolean;
}

/**
 * The form of an operation: its parameters, then the members of its body, or of one entry if the body is a list. What holds others
 * in turn is one field, as text.
 */
export function formOf(document: OpenApiDocument, { operation, parameters }: PlacedOperation): Form {
  const { content } = operation.requestBody
    ? resolve<RequestBody>(document, operation.requestBody)
    : { content: {} as Record<string, MediaType> };
  const whole = resolve<Schema>(document, Object.values(content)[0]?.schema ?? {});
  const schema = whole.items ? resolve<Schema>(document, whole.items) : whole;
  const members = Object.entries(schema.properties ?? {});
  return {
    listed: whole.type === "array",
    fields: [
      ...parameters.map((parameter) =>
        fieldOf(document, parameter.name, parameter.in as Field["in"], parameter.required === true, {
          ...resolve<Schema>(document, parameter.schema ?? {}),
          description: parameter.description ?? "",
          examples: [parameter.example],
        }),
      ),
      ...members.map(([name, member]) =>
        fieldOf(document, name, "body", schema.required?.includes(name) === true, {
          ...resolve<Schema>(document, member),
          ...(member.description ? { description: member.description } : {}),
        }),
      ),
    ],
  };
}

function fieldOf(
  document: OpenApiDocument,
  name: string,
  place: Field["in"],
  required: boolean,
  schema: Schema,
): Field {
  const { type, description = "", examples = [] } = resolve<Schema>(document, schema);
  return {
    name,
    in: place,
    required,
    description,
    type: type === "integer" || type === "boolean" ? type : "string",
    values: type === "boolean" ? ["true", "false"] : knownValues(schema),
    example: String(examples[0] ?? ""),
  };
}

/** What was filled in, as the request has it. What was left empty is left out. */
export function requestOf({ fields, listed }: Form, given: FormData) {
  const valuesIn = (place: Field["in"]) =>
    Object.fromEntries(
      fields
        .filter((field) => field.in === place && given.get(field.name))
        .map(({ name, type }) => [name, typed(String(given.get(name)), type)]),
    );
  const body = valuesIn("body");
  const takesBody = fields.some((field) => field.in === "body");
  return {
    path: valuesIn("path"),
    query: valuesIn("query"),
    ...(takesBody ? { body: listed ? [body] : body } : {}),
  };
}

function typed(text: string, type: Field["type"]): string | number | boolean {
  if (type === "boolean") return text === "true";
  return type === "integer" ? Number(text) : text;
}
