import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { assign, first, nameOfRequest, rename, requestMedia, requestSchema } from "./targets.ts";
import { referredName, writtenOperations } from "./written.ts";

/** Renames a schema, and everything that refers to it follows. */
export function renameSchema(document: OpenApiDocument): void {
  const name = nameOfRequest(document);
  replaceReferences(document, `#/components/schemas/${name}`, "#/components/schemas/Another");
  rename(document.components.schemas, name, "Another");
}

/** Puts a schema where its name stood. */
export function inlineSchema(document: OpenApiDocument): void {
  const media = requestMedia(document);
  const name = referredName(media.schema ?? {}) ?? "";
  media.schema = document.components.schemas[name] ?? {};
  delete document.components.schemas[name];
}

/** Gives a schema in place a name. */
export function nameSchema(document: OpenApiDocument): void {
  const owner = requestSchema(document);
  document.components.schemas.Fresh = owner.properties?.probe ?? {};
  Object.assign(owner.properties ?? {}, { probe: { $ref: "#/components/schemas/Fresh" } });
}

/** Lets a schema take some of its members from another by `allOf`. */
export function moveIntoBase(document: OpenApiDocument): void {
  const schema = requestSchema(document);
  const { properties = {}, required = [] } = schema;
  document.components.schemas.Base = { type: "object", properties, required };
  delete schema.properties;
  delete schema.required;
  schema.allOf = [{ $ref: "#/components/schemas/Base" }];
}

/** Renames the parameter of a path, in the path and where it is described. */
export function renamePathParameter(document: OpenApiDocument): void {
  const { path, operation } = first(
    writtenOperations(document).filter((one) => one.operation["x-audience"] === "private" && one.path.includes("{")),
  );
  const [name] = first([...path.matchAll(/(?<=\{)[^}]+/g)]);
  rename(document.paths, path, path.replace(`{${name}}`, "{another}"));
  operation.parameters = [{ name: "another", in: "path", required: true, schema: { type: "string" } }];
}

function replaceReferences(node: unknown, from: string, to: string): void {
  if (node === null || typeof node !== "object") return;
  for (const [member, value] of Object.entries(node)) {
    if (member === "$ref" && value === from) Object.assign(node, { $ref: to });
    else replaceReferences(value, from, to);
  }
}

/** Moves the public API, and its paths with it. */
export function moveApi({ paths, "x-audiences": audiences }: OpenApiDocument): void {
  const { basePath } = first([audiences?.public]);
  assign(audiences?.public, { basePath: `${basePath}/v2` });
  for (const path of Object.keys(paths)) {
    if (path.startsWith(`${basePath}/`)) rename(paths, path, path.replace(basePath, `${basePath}/v2`));
  }
}

/** Moves the last parameter of an operation to its path, which has no other. */
export function moveParameter(document: OpenApiDocument): void {
  const { path, operation } = first(
    writtenOperations(document).filter(
      ({ path, operation: { parameters = [], ...one } }) =>
        one["x-audience"] === "private" && parameters.length > 0 && methodsAt(document, path).length === 1,
    ),
  );
  assign(document.paths[path], { parameters: operation.parameters?.splice(-1) });
}

function methodsAt(document: OpenApiDocument, path: string): string[] {
  return writtenOperations(document).flatMap((placed) => (placed.path === path ? [placed.method] : []));
}
