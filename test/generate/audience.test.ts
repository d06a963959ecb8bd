import { describe, expect, test } from "vitest";
import { deriveAudience } from "../../scripts/generate/derive.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";

const shared = { responses: { default: { $ref: "#/components/responses/Any" } } };
const document = {
  openapi: "3.1.1",
  info: { title: "Both", version: "1" },
  "x-audiences": { ours: { basePath: "/ours", title: "Ours" }, theirs: { basePath: "/theirs", title: "Theirs" } },
  servers: [{ url: "https://host" }],
  tags: [{ name: "Things" }, { name: "Others" }],
  paths: {
    "/ours/things": {
      summary: "Things",
      parameters: [{ $ref: "#/components/parameters/Shared" }],
      get: { ...shared, tags: ["Things"], "x-audience": "ours", security: [{ basic: [] }] },
    },
    "/theirs/things": { $ref: "#/components/pathItems/Theirs" },
  },
  components: {
    pathItems: { Theirs: { get: { ...shared, tags: ["Others"], "x-audience": "theirs" } } },
    parameters: { Shared: { name: "page", in: "query", schema: { $ref: "#/components/schemas/Page" } } },
    responses: { Any: { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } } },
    schemas: {
      Page: { type: "integer" },
      Thing: {
        properties: { security: { $ref: "#/components/schemas/Security" }, $ref: { type: "string" } },
        examples: [{ $ref: "#/components/schemas/Data" }],
        default: { security: "high" },
        patternProperties: { "^x": { $ref: "#/components/schemas/Pattern" } },
      },
      Security: { type: "string", description: "How safe it is." },
      Pattern: { type: "string" },
      Data: { type: "string", description: "Named by an example alone." },
    },
    securitySchemes: { basic: { type: "http" }, high: { type: "http" } },
  },
} as unknown as OpenApiDocument;

describe("a part of a document", () => {
  const { paths, tags, components } = deriveAudience(document, "ours");

  test("keeps what a path says of all its operations, and what that leads to", () => {
    expect(paths["/things"]).toMatchObject({
      summary: "Things",
      parameters: [{ $ref: "#/components/parameters/Shared" }],
    });
    expect(Object.keys(components.parameters ?? {})).toEqual(["Shared"]);
    expect(tags).toEqual([{ name: "Things" }]);
  });

  test("leaves a path of which nothing is left", () => {
    expect(Object.keys(paths)).toEqual(["/things"]);
  });

  test("keeps the components that it leads to: data and names of members lead nowhere", () => {
    expect(Object.keys(components.schemas)).toEqual(["Page", "Thing", "Security", "Pattern"]);
    expect(components.securitySchemes).toEqual({ basic: { type: "http" } });
  });

  test("takes a path item from where a reference leads", () => {
    expect(deriveAudience(document, "theirs").paths).toMatchObject({ "/things": { get: { tags: ["Others"] } } });
  });
});
