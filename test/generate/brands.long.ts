import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { brandNames, root } from "../../scripts/cli/repository.ts";
import { deriveBrandArtifacts } from "../../scripts/generate/brands.ts";
import { contract } from "../contract.ts";
import { copyRepository } from "../copy.ts";
import { projectRules, redocly, spectral } from "./linters.ts";

const documents = ["openapi", "openapi.private", "openapi.public"];
const files = brandNames().flatMap((brand) => documents.map((name) => `brands/${brand}/${name}.yaml`));
const derived = await deriveBrandArtifacts(contract, brandNames());

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
  });
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
