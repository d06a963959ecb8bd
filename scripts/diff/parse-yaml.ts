import { parse, YAMLParseError } from "yaml";
import { UsageError } from "../cli/command-line.ts";

/** @throws UsageError if it isn't YAML, or its aliases would make more of a few lines than any memory holds */
export function parseYaml(text: string, source: string): unknown {
  try {
    return parse(text, { merge: true, logLevel: "silent" });
  } catch (error) {
    if (error instanceof ReferenceError)
      throw new UsageError(`${source}: ${error.message}. Write out what they stand for.`);
    if (error instanceof YAMLParseError) throw notOpenApi(source);
    throw error;
  }
}

export function notOpenApi(source: string): UsageError {
  return new UsageError(`${source}: is not an OpenAPI document. Give one such as generated/openapi.json.`);
}
