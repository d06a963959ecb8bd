import { accountSchema } from "../mock/accounts/accounts.ts";
import { serviceSchema } from "../mock/catalogue/open-catalogue.ts";
import { schemaOfList } from "../mock/user-files.ts";
import type { OpenApiDocument, Schema } from "../openapi/document.ts";
import { stepsOf } from "../openapi/model.ts";
import { mapSchema, withoutExtensions } from "../openapi/walk.ts";
import { header, toJson } from "./output.ts";

/** Derives the JSON Schemas of the files that users write, those for the mock from what checks these. Names are relative to generated/. */
export function deriveFileSchemas(contract: OpenApiDocument): [name: string, text: string][] {
  const { components: _all, ...service } = serviceSchema(contract) as Schema;
  const files: [what: string, description: string, entry: Schema][] = [
    ["accounts", "Accounts that the mock accepts, given with `--accounts`.", accountSchema],
    ["services", "The catalog of services that the mock has, given with `--services`.", service],
  ];
  return [
    ...files.map(([what, description, entry]): [string, string] => {
      const list = schemaOfList(what, description, within(entry));
      return [`mock-files/${what}.schema.json`, toJson({ $comment: header, ...list, ...named(list, contract) })];
    }),
    ["brand-overlay.schema.json", toJson({ $comment: header, ...brandOverlay })],
  ];
}

const text = { type: "string", minLength: 1 };

/** A brand's overlay: OpenAPI's own form (Overlay 1.0), with what the docs know of a brand. */
const brandOverlay = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  description: "What a brand has otherwise than the neutral contract.",
  type: "object",
  additionalProperties: false,
  required: ["overlay", "info", "actions"],
  properties: {
    overlay: { description: "The version of the form.", type: "string", pattern: "^1\\.[0-2]\\.\\d+$" },
    info: {
      type: "object",
      additionalProperties: false,
      required: ["title", "version"],
      properties: {
        title: { description: "What is different, in a few words.", ...text },
        version: { description: "The version of the overlay.", ...text },
      },
    },
    extends: { description: "The address of the document that it is for.", ...text },
    actions: {
      description: "The changes, in the order in which they are made.",
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["target"],
        properties: {
          target: { description: "What changes, as a JSONPath (RFC 9535).", type: "string", pattern: "^\\$" },
          description: text,
          update: { description: "What is merged into the target." },
          copy: { description: "The JSONPath of what is merged into the target.", type: "string", pattern: "^$" },
          remove: { description: "Removes the target.", type: "boolean" },
        },
        anyOf: [{ required: ["update"] }, { required: ["copy"] }, { required: ["remove"] }],
        if: { properties: { target: { const: "$.info" } } },
        // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema.
        then: { properties: { update: { $ref: "#/$defs/info" } } },
      },
    },
  },
  $defs: {
    info: {
      type: "object",
      properties: {
        "x-brand": { description: "The name of the brand. The file is called after it.", ...text },
        "x-accent-color": { description: "The color of the brand, as CSS writes it.", ...text },
        "x-logo": {
          type: "object",
          additionalProperties: false,
          required: ["url"],
          properties: {
            url: { description: "The name of an image beside the overlay, or a data URI.", ...text },
            altText: { description: "What the image shows, for who doesn't see it.", ...text },
          },
        },
      },
      patternProperties: { "^(?!x-)": true },
      additionalProperties: false,
    },
  },
};

/** A schema whose references lead to definitions beside it. */
function within(schema: Schema): Schema {
  return mapSchema(schema, (inner) => {
    const own = withoutExtensions(inner);
    return own.$ref === undefined ? own : { ...own, $ref: `#/$defs/${stepsOf(own.$ref).at(-1)}` };
  });
}

/** The definitions that a schema needs, and those that they need. */
function named(schema: object, { components }: OpenApiDocument): { $defs?: Record<string, Schema> } {
  const $defs: Record<string, Schema> = {};
  const add = (using: object): void => {
    for (const [, name = ""] of JSON.stringify(using).matchAll(/"#\/\$defs\/([^"]+)"/g)) {
      if (name in $defs) continue;
      $defs[name] = within(components.schemas[name] ?? {});
      add($defs[name]);
    }
  };
  add(schema);
  return Object.keys($defs).length > 0 ? { $defs } : {};
}
