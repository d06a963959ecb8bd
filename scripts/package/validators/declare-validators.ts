import type { OpenApiDocument } from "../../openapi/document.ts";
import { validatorName } from "./validator-name.ts";

const beginning = `import type { components } from "../client/api.d.ts";

/** One thing that is wrong in a value. */
export interface ValidationError {
  /** Where it is, as a JSON Pointer; empty for the value itself. */
  instancePath: string;
  /** Which part of the schema is against it, as a URI reference. */
  schemaPath: string;
  /** The keyword of JSON Schema, such as \`required\`. */
  keyword: string;
  /** What the keyword asks for. */
  params: Record<string, unknown>;
  message?: string;
}

/**
 * Says whether a value is as the contract has it. Answers are open: members and codes that the contract does not know are
 * let through.
 */
export interface Validator<Value> {
  (value: unknown): value is Value;
  /** Everything that was wrong in the latest value; null if nothing was, and undefined before the first. */
  errors?: ValidationError[] | null;
}
`;

/** Declares the functions that `compileValidators` compiles. */
export function declareValidators({ components }: OpenApiDocument): string {
  const validators = Object.entries(components.schemas).map(([name, { description }]) => {
    const text = String(description ?? name)
      .replaceAll("*/", "*\\/")
      .replaceAll("\n", "\n * ");
    return `/**\n * Validates: ${text}\n */\nexport declare const ${validatorName(name)}: Validator<components["schemas"]["${name}"]>;\n`;
  });
  return [beginning, ...validators].join("\n");
}
