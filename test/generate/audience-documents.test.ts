import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { brandNames, root } from "../../scripts/cli/repository.ts";
import { deriveBrandArtifacts } from "../../scripts/generate/brands.ts";
import { deriveAudience } from "../../scripts/generate/derive.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { readModel, writtenAs } from "../../scripts/openapi/model.ts";
import { contract } from "../contract.ts";
import { reach } from "./reach.ts";

const brands = await deriveBrandArtifacts(contract, brandNames());
const forms = ["openapi", "openapi-3.0", ...brandNames().map((brand) => `brands/${brand}/openapi`)];

/** The text of a derived file, whether it is committed or not. */
const textOf = (name: string) => brands.get(name) ?? readFileSync(`${root}generated/${name}`, "utf8");
const read = (name: string): OpenApiDocument => JSON.parse(textOf(name));

/** The operations of one audience in a document that holds both, by path and method. */
function operationsFor(document: OpenApiDocument, audience: string): unknown[] {
  return readModel(document)
    .operations.filter(({ operation }) => operation["x-audience"] === audience)
    .map(({ path, method, operation }) => ({ [path]: { [method]: writtenAs(operation) } }));
}

function webhooksOf(document: OpenApiDocument): unknown[] {
  return Object.values((document.webhooks ?? document["x-webhooks" as "webhooks"] ?? {}) as object);
}

const componentsOf = (document: OpenApiDocument) =>
  Object.entries(document.components).flatMap(([kind, entries]) =>
    Object.keys(entries).map((name) => `${kind}/${name}`),
  );

describe.each(forms)("%s", (form) => {
  const whole = read(`${form}.json`);
  const publicDocument = read(`${form}.public.json`);
  const privateDocument = read(`${form}.private.json`);
  const ofPublic = reach(whole, operationsFor(whole, "public"), "public");
  const ofPrivate = reach(whole, [...operationsFor(whole, "private"), ...webhooksOf(whole)], "private");

  test.each([
    ["public", publicDocument, "/public-api", ["get /payout-invoices", "get /payout-invoices/{id}"]],
    ["private", privateDocument, "/api", ["post /payout-invoices", "get /payout-services"]],
  ])("the %s document has its operations at paths below its server", (audience, document, base, some) => {
    const calls = (from: OpenApiDocument) =>
      readModel(from).operations.map(({ method, path, operation }) => ({ call: `${method} ${path}`, operation }));
    const whose = calls(whole).filter(({ operation }) => operation["x-audience"] === audience);
    const own = calls(document).map(({ call }) => call);
    expect(own).toEqual(whose.map(({ call }) => call.replace(` ${base}/`, " /")));
    expect(own).toEqual(expect.arrayContaining(some));
    expect(document).toMatchObject({ servers: [{ url: `https://{host}${base}` }] });
  });

  test("the public document has neither webhooks, nor names of audiences, nor tags of the private operations", () => {
    expect(webhooksOf(publicDocument)).toEqual([]);
    const used = new Set(readModel(publicDocument).operations.flatMap(({ operation }) => operation.tags));
    expect(new Set(publicDocument.tags?.map(({ name }) => name))).toEqual(used);
    expect(publicDocument).not.toHaveProperty("x-audiences");
  });

  test.each([
    ["public", publicDocument, ofPublic],
    ["private", privateDocument, ofPrivate],
  ])("the %s document has the components that its operations lead to, and no other", (_audience, document, own) => {
    expect(componentsOf(document).sort()).toEqual([...own.components].sort());
  });

  test.each([
    ["public", publicDocument, ofPrivate, ofPublic],
    ["private", privateDocument, ofPublic, ofPrivate],
  ])("the %s document has no name and no text that only the other's operations lead to", (_, document, other, own) => {
    const foreign = [...other.texts].filter((text) => !own.texts.has(text));
    expect(foreign.length).toBeGreaterThan(50);
    const { info: _info, ...rest } = document as OpenApiDocument & { info: unknown };
    const held = reach(document, [rest]).texts;
    expect(foreign.filter((text) => held.has(text))).toEqual([]);
  });
});

const publicFiles = [
  ...forms.flatMap((form) => [`${form}.public.yaml`, `${form}.public.json`]),
  ...globSync("client/public*", { cwd: `${root}generated` }).sort(),
];
test.each(publicFiles)("%s says nothing of what belongs to the private API", (file) => {
  const text = textOf(file);
  const words =
    /\bprivate\b|customer\.|API key|account ID|accountKey|sk_live|sk_test|\/api\/|\/process|callback|X-Signature|secret/gi;
  expect(text.match(words)).toBe(null);
});

describe("an operation whose audience is not certain stops the build", () => {
  const path = "/api/payout-services";
  const withServices = (change: object): OpenApiDocument => {
    const { get } = structuredClone(contract.paths[path] ?? {});
    return { ...contract, paths: { ...contract.paths, [path]: { get: { ...get, ...change } } } } as OpenApiDocument;
  };

  test.each<[what: string, document: OpenApiDocument, audience: string, error: string]>([
    [
      "none is named",
      withServices({ "x-audience": undefined }),
      "public",
      "GET /api/payout-services: x-audience is missing. Set it to private or public.",
    ],
    [
      "an unknown one is named",
      withServices({ "x-audience": "Public" }),
      "public",
      "GET /api/payout-services: x-audience is Public. Set it to private or public.",
    ],
    [
      "it stands among the other's paths",
      withServices({ "x-audience": "public" }),
      "public",
      "/api/payout-services: stands outside /public-api, where the public API is. Move it there.",
    ],
    [
      "the audience itself is unknown",
      contract,
      "partner",
      "x-audiences: no audience partner. There are private, public.",
    ],
  ])("%s", (_what, document, audience, error) => {
    expect(() => deriveAudience(document, audience)).toThrow(error);
  });
});
