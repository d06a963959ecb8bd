import { expect, test } from "vitest";
import { withBrandName } from "../../scripts/generate/brands.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";

/** A document in which a text, or data, stands somewhere. */
const documents: Record<string, (text: unknown) => object> = {
  "an inline response": (text) => ({
    paths: { "/a": { get: { responses: { default: { description: text } } } } },
  }),
  "a link": (text) => ({ components: { links: { Next: { description: text } } } }),
  "a property called default": (text) => ({
    components: { schemas: { Thing: { properties: { default: { description: text } } } } },
  }),
  "what a value means": (text) => ({
    components: { schemas: { Status: { "x-enumDescriptions": { created: text } } } },
  }),
  "what an outcome means": (text) => ({ "x-outcomes": { created: { title: "Created", meaning: text } } }),
};

const data: Record<string, (text: unknown) => object> = {
  "a default": (text) => ({ components: { schemas: { Thing: { default: { description: text } } } } }),
  "an example of a schema": (text) => ({ components: { schemas: { Thing: { examples: [{ title: text }] } } } }),
  "an example of a body": (text) => ({ components: { examples: { one: { value: { description: text } } } } }),
  "a note on a source": (text) => ({ components: { schemas: { Thing: { "x-source-note": text } } } }),
};

const document = (part: object) => ({ info: { title: "API" }, ...part }) as unknown as OpenApiDocument;
const named = (part: object) => {
  const { info, ...rest } = withBrandName(document(part), "Acme");
  expect(info).toEqual({ title: "Acme API" });
  return rest;
};

test.each(Object.entries(documents))("the text of %s names the brand", (_place, part) => {
  expect(named(part("The platform and the platform, no platform."))).toEqual(part("Acme and Acme, no platform."));
});

test.each(Object.entries(data))("%s stays as it is", (_place, part) => {
  expect(named(part("The platform."))).toEqual(part("The platform."));
});

test("a name in lowercase gets a capital where a sentence begins with it", () => {
  const renamed = withBrandName(
    document({ info: { title: "API", description: "The platform is the platform." } }),
    "acme",
  );
  expect(renamed.info.description).toBe("Acme is acme.");
});
