import { readFileSync } from "node:fs";
import { paths as select } from "jsonpath-rfc9535";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { brandNames, brandsFolder, readBrand, root } from "../../scripts/cli/repository.ts";
import { deriveBrandArtifacts } from "../../scripts/generate/brands.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { type Body, bodies, readModel } from "../../scripts/openapi/model.ts";
import { createStrictValidator } from "../../scripts/openapi/validator.ts";
import { contract } from "../contract.ts";
import { sampleNames, samples } from "../spec/samples.ts";

/** Every brand, and what its overlay says that it is called. */
const brands = brandNames().map((brand): [brand: string, name: string] => {
  const { actions } = parse(readFileSync(`${root}${brandsFolder}/${brand}.yaml`, "utf8"));
  const [name] = actions.flatMap(({ update }: { update?: { "x-brand"?: string } }) => update?.["x-brand"] ?? []);
  return [brand, name];
});
const documents = ["openapi", "openapi.private", "openapi.public"];
const derived = await deriveBrandArtifacts(
  contract,
  brands.map(([brand]) => brand),
);
const textOf = (name: string) => derived.get(name) ?? "";
const read = (name: string): OpenApiDocument => JSON.parse(textOf(name));
const neutral = leaves(contract);

/** Every value of a document that holds no other, by its path. */
function leaves(node: unknown, path = ""): Map<string, unknown> {
  if (node === null || typeof node !== "object") return new Map([[path, node]]);
  if (Object.keys(node).length === 0) return new Map([[path, JSON.stringify(node)]]);
  return new Map(Object.entries(node).flatMap(([member, value]) => [...leaves(value, `${path}/${member}`)]));
}

/** The pointers of what a brand's overlay removes or updates. */
function touched(brand: string, what: "remove" | "update"): string[] {
  const { actions } = parse(readFileSync(`${root}${brandsFolder}/${brand}.yaml`, "utf8"));
  return actions
    .filter((action: object) => what in action)
    .flatMap(({ target }: { target: string }) => select(contract as never, target))
    .map((path: string) => path.replace(/^\$/, "").replaceAll(/\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/g, "/$1$2"));
}

const isWithin = (path: string, places: string[]) =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

describe.each(brands)("%s", (brand, name) => {
  const document = read(`brands/${brand}/openapi.json`);
  const own = leaves(document);
  const texts = [...own].filter(([path]) => !path.endsWith("/x-source-note")).map(([, text]) => String(text));

  test.each(documents)("%s is the same as YAML and JSON", (form) => {
    const yaml = textOf(`brands/${brand}/${form}.yaml`);
    expect(parse(yaml)).toEqual(read(`brands/${brand}/${form}.json`));
  });

  test("holds the fifteen samples where they belong, unchanged", () => {
    const held = bodies(readModel(document)).filter((body) => sampleNames.includes(body.name));
    // A brand's name may stand in a schema, but in no sample.
    const placed = (bodies: Body[]) => bodies.map(({ schema, ...body }) => body);
    expect(placed(held)).toEqual(placed(samples));
    expect(new Set(held.map((body) => body.name)).size).toBe(15);
  });

  test("has only valid examples, unknown members counted as mistakes", () => {
    const validate = createStrictValidator(document);
    const wrong = bodies(readModel(document)).map(({ name: example, schema, value }) => [
      example,
      validate(schema, value),
    ]);
    expect(wrong.filter(([, complaints]) => complaints?.length)).toEqual([]);
  });

  test("bears its name wherever the neutral document says the platform, and nobody else's", () => {
    expect(own.get("/info/title")).toBe(`${name} Payouts API`);
    expect(read(`brands/${brand}/openapi.public.json`)).toMatchObject({
      info: { title: `${name} Payouts API, public`, "x-brand": name },
    });
    for (const place of ["schemas/PayoutOptions", "parameters/invoiceId"]) {
      expect(own.get(`/components/${place}/description`)?.toString().toLowerCase()).toContain(name.toLowerCase());
    }
    expect(texts.filter((text) => /the platform\b(?!\.)/i.test(text))).toEqual([]);
    const others = brands.filter(([other]) => other !== brand).flat();
    expect(texts.filter((text) => others.some((other) => text.toLowerCase().includes(other)))).toEqual([]);
    const set = touched(brand, "update").filter((path) => path !== "/info");
    const renamed = [...neutral].filter(
      ([path, text]) => own.has(path) && own.get(path) !== text && !isWithin(path, set),
    );
    expect(renamed.length).toBeGreaterThan(30);
    const capitalized = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const expected = renamed.map(([path, text]) => {
      const withName = String(text)
        .replaceAll(/The platform\b/g, capitalized)
        .replaceAll(/the platform\b/g, name);
      return [path, path.endsWith("/title") ? `${name} ${withName}` : withName];
    });
    expect(renamed.map(([path]) => [path, own.get(path)])).toEqual(expected);
  });

  test("differs in nothing else but what its overlay changes", () => {
    const gone = [...neutral.keys()].filter((path) => !own.has(path));
    expect(gone.filter((path) => !isWithin(path, touched(brand, "remove")))).toEqual([]);
    const come = [...own.keys()].filter((path) => !neutral.has(path));
    expect(come).toContain("/info/x-brand");
    expect(come.filter((path) => !isWithin(path, touched(brand, "update")))).toEqual([]);
  });
});

test("the neutral documents name no brand", () => {
  const names = new RegExp(
    brands
      .flat()
      .map((name) => name.replaceAll(".", "\\."))
      .join("|"),
    "i",
  );
  const neutralFiles = ["openapi", "openapi.private", "openapi.public", "openapi-3.0"].map((name) => `${name}.yaml`);
  for (const file of neutralFiles) expect(readFileSync(`${root}generated/${file}`, "utf8")).not.toMatch(names);
});

test("of a brand that does not exist it names those that do", () => {
  expect(() => readBrand("acme")).toThrow(`--brand acme: no such brand. There are ${brandNames().join(", ")}.`);
});
