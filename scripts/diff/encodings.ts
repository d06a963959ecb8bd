import type { OpenApiDocument, Schema } from "../openapi/document.ts";
import { follow } from "../openapi/model.ts";
import { isObject, mapValues, type Node } from "../openapi/walk.ts";

/** Whether a media type is that of a form, to whose parts alone `encoding` applies. */
export function isForm(mediaType: string): boolean {
  return /^(multipart\/|application\/x-www-form-urlencoded\b)/i.test(mediaType);
}

/**
 * A body's content, in which `encoding` says only what does not hold without it: https://spec.openapis.org/oas/v3.1.1.html#encoding-object
 */
export function withoutImpliedEncodings(content: Node, document: OpenApiDocument): Node {
  return mapValues(content, (media, mediaType) => {
    if (!isObject(media) || !isObject(media.encoding)) return media;
    const { encoding, ...others } = media;
    const said = Object.entries(encoding)
      .map(([name, part]) => [name, withoutImplied(Object(part), partSchema(media, name, document))] as const)
      .filter(([, part]) => Object.keys(part).length > 0);
    return said.length > 0 && isForm(mediaType) ? { ...others, encoding: Object.fromEntries(said) } : others;
  });
}

/** The schema of a part of a form, if it is known. */
export function partSchema(media: Node, name: string, document: OpenApiDocument): Schema | undefined {
  const { properties } = isObject(media.schema) ? follow<Schema>(document, media.schema) : {};
  const part = properties?.[name];
  return isObject(part) ? follow<Schema>(document, part) : undefined;
}

function withoutImplied(part: Node, schema: Schema | undefined): Node {
  const { style = "form", explode = style === "form", allowReserved, contentType, ...others } = part;
  const isStyled = ["style", "explode", "allowReserved"].some((keyword) => keyword in part);
  // Where one of these is said, the part's own type is passed over. What has no parts is written by `form` as it is by default.
  if (isStyled && (allowReserved || style !== "form" || !isScalar(schema))) {
    // Deep objects are written in one way.
    const written = { style, explode: explode || style === "deepObject" };
    return { ...others, ...written, ...(allowReserved === true && { allowReserved }) };
  }
  const isImplied = isStyled || contentType === undefined || contentType === impliedContentType(schema);
  return isImplied ? others : { ...others, contentType };
}

function isScalar(schema: Schema | undefined): boolean {
  return impliedContentType(schema) === "text/plain";
}

/** The media type that a part of a form has by default, if its schema tells. */
export function impliedContentType(schema: Schema | undefined): string | undefined {
  const types = [schema?.type ?? []].flat().filter((type) => type !== "null");
  const [type] = types;
  if (types.length !== 1) return undefined;
  if (type === "object") return "application/json";
  if (type === "array")
    return isObject(schema?.items) && !schema.items.$ref ? impliedContentType(schema.items) : undefined;
  const isBinary = schema?.contentEncoding !== undefined || ["binary", "byte"].includes(String(schema?.format));
  return isBinary ? "application/octet-stream" : "text/plain";
}
