import type { ErrorObject } from "ajv/dist/2020.js";
import { onOneLine, readJsonFile, UsageError } from "../cli/command-line.ts";
import { nearest } from "../cli/options.ts";

/**
 * Reads a list that a user wrote: a JSON list, or an object that has it beside `$schema`, by which editors know what may be in it.
 *
 * @param what what is listed, and the name of the list in the object, such as `accounts`
 * @throws UsageError if it is neither
 */
export function readList(file: string, what: string): unknown[] {
  const content = readJsonFile(file, what);
  if (Array.isArray(content)) return content;
  const { $schema: _ofEditors, [what]: list, ...others } = Object(content);
  if (!Array.isArray(list))
    throw new UsageError(`${file}: not a list. Give a JSON list of ${what}, or {"${what}": [...]}.`);
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new UsageError(`${file}: ${onOneLine(other)} is not a member here. There are $schema, ${what}.`);
  return list;
}

/** What is wrong with an entry of such a list, and what to do: which member, and where. Ajv has to be `verbose`. It shows no value. */
export function problemOf({ keyword, instancePath, params, message, parentSchema }: ErrorObject): string {
  const place = instancePath.slice(1);
  const within = place && `${place}/`;
  if (keyword === "required") return `${within}${params.missingProperty} is missing. Add it.`;
  if (keyword !== "additionalProperties") return `${place || "it"} ${message}. Mend it.`;
  const known = Object.keys(parentSchema?.properties ?? {});
  const name: string = params.additionalProperty;
  const meant = nearest(name, known);
  return `${within}${onOneLine(name)} is not a member here. ${meant ? `Did you mean ${meant}?` : `There are ${known.join(", ")}.`}`;
}

/**
 * The JSON Schema of a file that `readList` reads.
 *
 * @param what as there
 * @param entry the schema of an entry
 */
export function schemaOfList(what: string, description: string, entry: object): object {
  const list = { type: "array", items: entry };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    description,
    if: { type: "array" },
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema.
    then: list,
    else: {
      type: "object",
      additionalProperties: false,
      required: [what],
      properties: { $schema: { type: "string" }, [what]: list },
    },
  };
}
