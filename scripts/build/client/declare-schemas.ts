import type { OpenApiDocument } from "../../openapi/document.ts";
import { header } from "../serialize.ts";
import { documentation } from "./documentation.ts";

/** Declares each named schema as a type of that name, so that it can be imported by it. */
export function declareSchemas({ components }: OpenApiDocument): string {
  const types = Object.entries(components.schemas).map(
    ([name, { description }]) =>
      `${documentation([description])}\nexport type ${name} = components["schemas"]["${name}"];\n`,
  );
  return [`// ${header}\n`, 'import type { components } from "./api.d.ts";\n', ...types].join("\n");
}
