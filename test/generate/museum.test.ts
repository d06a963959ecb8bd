import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, expect, test } from "vitest";
import { deriveFromDocument } from "../../scripts/generate/artifacts.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { bodies, nameOf, readModel } from "../../scripts/openapi/model.ts";
import { readMuseum } from "../museum.ts";
import { complaints } from "../package/compile.ts";
import { readHttpFile } from "./http-requests.ts";
import { createValidator30 } from "./validator-3.0.ts";

const museum = await readMuseum();
const model = readModel(museum);
const files = await deriveFromDocument(museum);
const text = (name: string) => files.get(name) ?? "";
const folder = mkdtempSync(join(tmpdir(), "museum-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a document that is not the project's own gives its forms, collections, schemas and types, and no client", () => {
  const schemas = Object.keys(museum.components.schemas).map((name) => `schemas/${name}.json`);
  expect([...files.keys()].sort()).toEqual(
    [
      ...["openapi.json", "openapi.yaml", "openapi-3.0.json", "openapi-3.0.yaml"],
      ...["collections/town-museum.http", "collections/town-museum.postman_collection.json"],
      ...["client/api.d.ts", "client/schemas.d.ts"],
      ...schemas,
    ].sort(),
  );
  for (const [name, content] of files)
    expect([name, content]).not.toEqual([name, expect.stringMatching(/payout|undefined/i)]);
});

test("its OpenAPI 3.0 form accepts its examples", () => {
  const document: OpenApiDocument = JSON.parse(text("openapi-3.0.json"));
  const validate = createValidator30(document);
  const examples = bodies(document);
  expect(examples.length).toBe(bodies(model).length);
  for (const { name, schema, value } of examples) expect([name, validate(schema, value)]).toEqual([name, []]);
});

test("its schemas know each other by their own names, and accept its examples", () => {
  const schemas = Object.keys(museum.components.schemas).map((name) => JSON.parse(text(`schemas/${name}.json`)));
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, schemas });
  addFormats.default(ajv);
  const named = bodies(model).filter(({ schema }) => nameOf(schema));
  expect(named.length).toBeGreaterThan(5);
  for (const { name, schema, value } of named) {
    const id = `https://api.museum.example/v2/town-museum/schemas/${nameOf(schema)}.json`;
    expect([name, ajv.validate(id, value)]).toEqual([name, true]);
  }
});

test("its collections have a request for each operation, with the credentials that the document asks for", () => {
  const variables = { username: "member", password: "ticket" };
  const requests = readHttpFile(text("collections/town-museum.http"), variables);
  expect(requests.map(({ name }) => name).sort()).toEqual(
    model.all.map(({ operation }) => operation.operationId).sort(),
  );
  for (const { name, url, headers } of requests) {
    const { security } = model.operations.find(({ operation }) => operation.operationId === name)?.operation ?? {};
    expect([name, url]).toEqual([name, expect.stringMatching(/^https:\/\/api\.museum\.example\/v2\/[^{}]*$/)]);
    const login = `Basic ${btoa("member:ticket")}`;
    expect([name, headers.Authorization]).toEqual([name, security?.length === 0 ? undefined : login]);
  }
  const postman = JSON.parse(text("collections/town-museum.postman_collection.json"));
  expect(postman.item.map(({ name }: { name: string }) => name)).toEqual(museum.tags.map(({ name }) => name));
  expect(postman.variable).toEqual([
    { key: "baseUrl", value: "https://api.museum.example/v2" },
    { key: "username", value: "" },
    { key: "password", value: "" },
  ]);
});

test("its types compile, by path and by name", async () => {
  for (const name of ["api.d.ts", "schemas.d.ts"]) writeFileSync(join(folder, name), text(`client/${name}`));
  const program = `import type { paths } from "./api.d.ts";
import type { Event } from "./schemas.d.ts";
type Created = paths["/events"]["post"]["responses"]["201"]["content"]["application/json"];
export const nameOf = (created: Created): Event["name"] => created.name;
// @ts-expect-error there is no such member
export const nothing = (created: Created) => created.payout;
`;
  writeFileSync(join(folder, "program.ts"), program);
  expect(await complaints(folder, ["program.ts"], { types: [], skipLibCheck: false })).toBe("");
});
