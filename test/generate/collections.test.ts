import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { linkedValues, postmanScript, toPostmanCollection, withVariables } from "../../scripts/generate/collections.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { operationOf, readModel } from "../../scripts/openapi/model.ts";
import { contract } from "../contract.ts";
import { bodies, order, publicKey, requests, sample } from "./collection-requests.ts";

interface Item {
  name: string;
  request: {
    method: string;
    url: { path: string[]; query: { key: string; value: string; disabled?: boolean }[] };
    auth: { type: string };
    body: { raw?: string };
  };
}

const document = contract;
const collectionFile = `${root}generated/collections/payouts.postman_collection.json`;
const collectionText = readFileSync(collectionFile, "utf8");
const collection = JSON.parse(collectionText);
const folders: { name: string; item: Item[] }[] = collection.item;
const items = folders.flatMap((folder) => folder.item);

describe("the Postman collection", () => {
  test("has a folder a tag, and a request an operation", () => {
    const found = folders.flatMap((folder) =>
      folder.item.map(({ name, request }) => [folder.name, name, request.auth.type]),
    );
    expect(found).toEqual(requests.map(([folder, name, , auth]) => [folder, name, auth]));
  });

  test("has its authentication in variables that it declares, the credentials empty", () => {
    const auth = (type: string) => items.find((item) => item.request.auth.type === type)?.request.auth;
    expect(auth("basic")).toMatchObject({ basic: [{ value: "{{accountId}}" }, { value: "{{apiKey}}" }] });
    expect(auth("apikey")).toMatchObject({
      apikey: [{ value: "public_key" }, { value: "{{publicKey}}" }, { value: "query" }],
    });
    expect(collection.variable).toEqual([
      { key: "baseUrl", value: "https://platform.example" },
      { key: "accountId", value: "" },
      { key: "apiKey", value: "" },
      { key: "publicKey", value: "" },
      { key: "serviceId", value: "comcpos_RHUGUgEnmmedR7h3" },
      { key: "invoiceId", value: "cpoi_VdHYVxq4RsLEebAQ" },
      { key: "filterReferenceId", value: "ada8c01f-f5d4-4037-88f1-d222ee6497ad" },
    ]);
    const used = new Set([...collectionText.matchAll(/{{(\w+)}}/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(collection.variable.map(({ key }: { key: string }) => key).sort());
  });

  test.each(bodies)("%s sends the documented sample", (operationId, name) => {
    const index = order.indexOf(operationId);
    const raw = items[index]?.request.body.raw ?? "";
    expect(JSON.parse(raw.replace("{{publicKey}}", publicKey))).toEqual(sample(name));
  });

  test("leaves optional parameters out, but has them at hand", () => {
    const query = items.flatMap(({ name, request }) =>
      request.url.query.map(({ key, disabled }) => [name, key, disabled]),
    );
    expect(query).toEqual([
      ["List payout services", "page[number]", true],
      ["List payout services", "page[size]", true],
      ["List payout invoices", "filter[reference_id]", true],
      ["List payout invoices", "page[size]", true],
      ["List payout invoices", "page[after]", true],
      ["List payout invoices", "page[before]", true],
      ["Find a payout by reference", "filter[reference_id]", false],
    ]);
  });

  test("has no IDs of its own, so that the same contract gives the same text", async () => {
    expect(collection.info).not.toHaveProperty("_postman_id");
    expect(items.filter((item) => "id" in item)).toEqual([]);
    const [first, second] = [await toPostmanCollection(document), await toPostmanCollection(document)];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });
});

test("a parameter without the example that a variable begins with is rejected, by its place", () => {
  const parameters = structuredClone(document.components.parameters ?? {});
  delete parameters.invoiceId?.example;
  expect(() => withVariables({ ...document, components: { ...document.components, parameters } })).toThrow(
    "components.parameters.invoiceId: no text as its example, and collections need one. Give it.",
  );
});

test("what links pass on is kept by the request that gives it, under the name of the parameter that takes it", () => {
  const id = { name: "id", in: "path", required: true, example: "t-1" };
  const parameters = { thingId: id, "thing-name": { ...id, in: "query", name: "filter[name]", example: "n-1" } };
  const operationWith = (operationId: string, names: string[], links: Record<string, object> = {}) => ({
    operationId,
    parameters: names.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    responses: {
      "201": { links },
      "404": { links: { again: { operationId: "get", parameters: { id: "$response.body#/no" } } } },
    },
  });
  const given = {
    servers: [],
    paths: {
      "/things": {
        post: operationWith("create", [], {
          get: { operationId: "get", parameters: { id: "$response.body#/things/0/a~1b" } },
          change: { $ref: "#/components/links/Change" },
          find: { operationId: "find", parameters: { "filter[name]": "$request.body#/name" } },
          missing: { operationId: "find", parameters: { other: "$request.body#/name", "filter[name]": "constant" } },
        }),
        get: operationWith("find", ["thing-name"]),
      },
      "/things/{id}": { get: operationWith("get", ["thingId"]), put: operationWith("change", ["thingId"]) },
    },
    components: {
      parameters,
      links: { Change: { operationId: "change", parameters: { id: "$response.body#/things/0/a~1b" } } },
    },
  } as unknown as OpenApiDocument;
  const read = readModel(given);
  const values = linkedValues(read);
  expect(values).toEqual([
    {
      name: "thingId",
      parameters: ["thingId"],
      operationId: "create",
      body: "response",
      steps: ["things", "0", "a/b"],
    },
    { name: "thing-name", parameters: ["thing-name"], operationId: "create", body: "request", steps: ["name"] },
  ]);
  expect(postmanScript(operationOf(read, "get").operation, values)).toEqual([
    'pm.test("responds with 201", () => pm.response.to.have.status(201));',
  ]);
  expect(postmanScript(operationOf(read, "create").operation, values).slice(-3)).toEqual([
    '  keep("thingId", pm.response.json()?.things?.[0]?.["a/b"]);',
    '  keep("thing-name", JSON.parse(pm.request.body.raw)?.name);',
    "}",
  ]);
});
