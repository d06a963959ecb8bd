import { stringify } from "yaml";
import type { OpenApiDocument } from "../openapi/document.ts";
import { isObject } from "../openapi/json.ts";
import { remember } from "./remember.ts";

/** The line that every generated file bears, as far as its format has comments. */
export const header = "Generated from spec/ by `npm run build`. Do not edit.";

/** A document as YAML. Components are written one by one, as most are the same in several documents and in the next build. */
export function toYaml(document: OpenApiDocument): string {
  return `# ${header}\n${writeMembers(document, 2)}`;
}

/** Members of a map, each for itself; so are those of its maps, as many levels down as said. */
function writeMembers(map: object, levels: number): string {
  return Object.entries(map)
    .map(([name, value]) => {
      if (levels === 0 || !isObject(value) || Object.keys(value).length === 0) {
        return writeYaml(JSON.stringify({ [name]: value }));
      }
      const key = writeYaml(JSON.stringify({ [name]: {} })).replace(" {}", "");
      return `${key}${writeMembers(value, levels - 1).replaceAll(/^(?=.)/gm, "  ")}`;
    })
    .join("");
}

const writeYaml = remember(
  (json) => stringify(JSON.parse(json), { lineWidth: 0, aliasDuplicateObjects: false }),
  10_000,
);

/** A document as JSON, indented by two spaces, with a line feed at its end. It bears no {@link header}: JSON has no comments. */
export function toJson(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
