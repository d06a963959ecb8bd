import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { paths as select } from "jsonpath-rfc9535";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { brandNames, brandsFolder, readBrand, root } from "../../scripts/cli/repository.ts";
import { deriveBrandArtifacts } from "../../scripts/generate/brands.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { type Body, bodies, readModel } from "../../scripts/openapi/model.ts";
import { createStrictValidator } from "../../scripts/openapi/validator.ts";
import { contract } from "../contract.ts";
import { copyRepository } from "../copy.ts";
import { sampleNames, samples } from "../spec/samples.ts";
import { projectRules, redocly, spectral } from "./linters.ts";

/** Every brand, and what its overlay says that it is called. */
const brands = brandNames().map((brand): [brand: string, name: string] => {
  const { actions } = parse(readFileSync(`${root}${brandsFolder}/${brand}.yaml`, "utf8"));
  const [name] = actions.flatMap(({ update }: { update?: { "x-brand"?: string } }) => update?.["x-brand"] ?? []);
  return [brand, name];
});
const documents = ["openapi", "openapi.private", "openapi.public"];
const files = brands.flatMap(([brand]) => documents.map((name) => `brands/${brand}/${name}.yaml`));
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

describe("linters", () => {
  const folder = `${mkdtempSync(join(tmpdir(), "brands-"))}/`;
  for (const [name, text] of derived) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  afterAll(() => rmSync(folder, { recursive: true }));

  test("Redocly finds nothing by the project's own rules", async () => {
    expect(await redocly(folder, files, projectRules)).toEqual([]);
  });

  test("Spectral finds nothing by the project's own rules", async () => {
    expect(await spectral(folder, files)).toEqual([]);
  }, 60_000);
});

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
      expect(own.get(`/components/${place}/description`)).toContain(name);
    }
    expect(texts.filter((text) => /the platform\b(?!\.)/i.test(text))).toEqual([]);
    const others = brands.filter(([other]) => other !== brand).flat();
    expect(texts.filter((text) => others.some((other) => text.toLowerCase().includes(other)))).toEqual([]);
    const set = touched(brand, "update").filter((path) => path !== "/info");
    const renamed = [...neutral].filter(
      ([path, text]) => own.has(path) && own.get(path) !== text && !isWithin(path, set),
    );
    expect(renamed.length).toBeGreaterThan(30);
    const expected = renamed.map(([path, text]) => {
      const withName = String(text).replaceAll(/the platform\b/gi, name);
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

test("a fifth brand is one file, and goes as it came", async () => {
  const copy = copyRepository();
  const built = (brand: string) => globSync("*", { cwd: join(copy.folder, "generated/brands", brand) }).sort();
  for (const brand of ["cascad", "milkypay", "payelata"]) rmSync(join(copy.folder, `spec/brands/${brand}.yaml`));
  try {
    const overlay = readFileSync(`${root}spec/brands/corefy.yaml`, "utf8").replace("Corefy", () => "Fifth $& Sons");
    writeFileSync(join(copy.folder, "spec/brands/fifth.yaml"), overlay);
    expect((await copy.run("scripts/build.ts", "--brands")).code).toBe(0);
    expect(built("fifth")).toEqual(documents.flatMap((name) => [`${name}.json`, `${name}.yaml`]).sort());
    const document = readFileSync(join(copy.folder, "generated/brands/fifth/openapi.json"), "utf8");
    expect(JSON.parse(document).info.title).toBe("Fifth $& Sons Payouts API");

    // A build without the brands leaves those that there are, and removes what no overlay makes.
    rmSync(join(copy.folder, "spec/brands/fifth.yaml"));
    expect((await copy.run("scripts/build.ts")).code).toBe(0);
    expect(built("fifth")).toEqual([]);
    expect(built("corefy").length).toBeGreaterThan(0);
  } finally {
    copy.remove();
  }
});

test("a brand that does not exist is answered with those that do", () => {
  expect(() => readBrand("acme")).toThrow(`--brand acme: no such brand. There are ${brandNames().join(", ")}.`);
});
