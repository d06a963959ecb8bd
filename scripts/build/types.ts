import openapiTypeScript, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { OpenApiDocument } from "../openapi/document.ts";
import { remember } from "./remember.ts";
import { header } from "./serialize.ts";

/** Declares the paths, operations and components of a document as TypeScript types. */
export function declareTypes(document: OpenApiDocument): Promise<string> {
  return declare(JSON.stringify(document));
}

const declare = remember(async (json) => {
  const nodes = await openapiTypeScript(JSON.parse(json) as OpenAPI3, {
    // Without it a free-form map is read as a map that can hold nothing.
    emptyObjectsUnknown: true,
    // A parameter or member with a default may still be left out by whoever sends it.
    defaultNonNullable: false,
    // The list that stands for an empty map is `[]`, and not a list of anything.
    arrayLength: true,
    silent: true,
    transform: (schema) => openUnion((schema as { "x-extensible-enum"?: unknown[] })["x-extensible-enum"]),
  });
  return `// ${header}\n\n${astToString(nodes)}`;
});

/** A union of the known values that an editor completes, and of every other text: `"created" | (string & {})`. */
function openUnion(known: unknown[] | undefined): ts.TypeNode | undefined {
  if (!known) return undefined;
  const { factory } = ts;
  const literals = known.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(String(value))));
  const anyText = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([...literals, anyText]);
}
