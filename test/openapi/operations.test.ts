import { expect, test } from "vitest";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { type PlacedOperation, readModel } from "../../scripts/openapi/model.ts";

const parameter = (name: string, place: string, example: string) => ({ name, in: place, example });
const document = {
  paths: {
    "/a": {
      description: "No operation.",
      parameters: [parameter("id", "path", "shared"), { $ref: "#/components/parameters/Page" }],
      get: { operationId: "one", parameters: [parameter("id", "path", "own"), parameter("id", "query", "other")] },
      post: {
        operationId: "two",
        callbacks: {
          told: { url: { post: { operationId: "three" } } },
          again: { $ref: "#/components/callbacks/Again" },
        },
      },
    },
    "/order": { put: { operationId: "put" }, get: { operationId: "get" } },
    "/b": { $ref: "#/components/pathItems/B" },
  },
  webhooks: { changed: { post: { operationId: "six" } } },
  components: {
    parameters: { Page: parameter("page", "query", "component") },
    callbacks: { Again: { url: { put: { operationId: "four" } } } },
    pathItems: { B: { delete: { operationId: "five" } } },
  },
} as unknown as OpenApiDocument;

const model = readModel(document);

const names = (placed: PlacedOperation[]) =>
  placed.map(({ path, method, operation }) => [path, method, operation.operationId]);

test("what the platform serves", () => {
  expect(names(model.operations)).toEqual([
    ["/a", "get", "one"],
    ["/a", "post", "two"],
    ["/order", "put", "put"],
    ["/order", "get", "get"],
    ["/b", "delete", "five"],
  ]);
});

test("what the merchant serves stands behind it", () => {
  expect(names(model.all).slice(5)).toEqual([
    ["url", "post", "three"],
    ["url", "put", "four"],
    ["changed", "post", "six"],
  ]);
});

test("an operation's own parameters go before those of its path", () => {
  const [first, second] = model.operations;
  expect(first?.parameters.map(({ name, in: place, example }) => [name, place, example])).toEqual([
    ["id", "path", "own"],
    ["page", "query", "component"],
    ["id", "query", "other"],
  ]);
  expect(second?.parameters.map(({ example }) => example)).toEqual(["shared", "component"]);
});
