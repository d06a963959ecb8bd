import { accountSchema } from "../mock/accounts/accounts.ts";
import { serviceSchema } from "../mock/catalogue/open-catalogue.ts";
import { schemaOfList } from "../mock/user-files.ts";
import type { OpenApiDocument, Schema } from "../openapi/document.ts";
import { stepsOf } from "../openapi/model.ts";
import { mapSchema, withoutExtensions } from "../openapi/walk.ts";
import { header, toJson } from "./output.ts";

/** Derives the JSON Schemas of the files that users write for the mock, from what checks these. Names are relative to generated/. */
export function deriveFileSchemas(contract: OpenApiDocument): [name: string, text: string][] {
  const { components: _all, ...service } = serviceSchema(contract) as Schema;
  const files: [what: string, description: string, entry: Schema][] = [
    ["accounts", "Accounts that the mock accepts, given with `--accounts`.", accountSchema],
    ["services", "The catalog of services that the mock has, given with `--services`.", service],
  ];
  return files.map(([what, description, entry]) => {
    const list = schemaOfList(what, description, within(entry));
    return [`mock-files/${what}.schema.json`, toJson({ $comment: header, ...list, ...named(list, contract) })];
  });
}

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
