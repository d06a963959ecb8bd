import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { checkOverlays, deriveBrand, deriveBrandArtifacts } from "../../scripts/generate/brands.ts";
import { contract } from "../contract.ts";

describe("an overlay that can't be meant is rejected, by file and action", () => {
  const document = contract;
  const named = "actions:\n  - target: $.info\n    update: { x-brand: Bad }\n";
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "brand-"));
    mkdirSync(join(folder, "spec/brands"), { recursive: true });
    cpSync(`${root}redocly.yaml`, join(folder, "redocly.yaml"));
    symlinkSync(`${root}scripts`, join(folder, "scripts"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each<[what: string, actions: string, error: string]>([
    [
      "a target that matches nothing",
      `${named}  - target: $.components.schemas.Adress\n    remove: true\n`,
      "spec/brands/bad.yaml:8:13 Action 2: its target $.components.schemas.Adress matches nothing. Mend the target, or remove the action. (rule overlay)",
    ],
    [
      "a misspelt key",
      `${named}  - target: $.info.title\n    remov: true\n`,
      "spec/brands/bad.yaml:9:5 Action 2: Property `remov` is not expected here. Did you mean remove? (rule struct)",
    ],
    [
      "a target that another action removes",
      `${named}  - target: $..customer.address\n    remove: true\n  - target: $..customer.address.city\n    update: Paris\n`,
      "spec/brands/bad.yaml:10:13 Action 3: another action removes its target $..customer.address.city. Remove one of the two. (rule overlay)",
    ],
    [
      "a component that others need, removed",
      `${named}  - target: $.components.headers.Allow\n    remove: true\n`,
      "spec/brands/bad.yaml: in the document that it makes, at #/components/responses/CatalogueMethodNotAllowed/headers/Allow: Can't resolve $ref (rule bundler)",
    ],
    [
      "an action that does nothing",
      `${named}  - target: $.info.title\n`,
      "spec/brands/bad.yaml:8:13 Action 2: it does nothing. Say what to do with `update`, `copy` or `remove: true`. (rule overlay)",
    ],
    ["a target that is no JSONPath", `${named}  - target: info[\n    remove: true\n`, "Action 2: Invalid JSONPath"],
    [
      "no name",
      "actions:\n  - target: $.info.title\n    update: Bad\n",
      "spec/brands/bad.yaml: does not name the brand.",
    ],
    [
      "a document that breaks a rule",
      `${named}  - target: $.components.schemas.CustomerAddress.properties.city\n    remove: true\n`,
      "spec/brands/bad.yaml: in the document that it makes, at #/components/examples/create-full-request",
    ],
    [
      "a response that no longer says what it means for the money",
      `${named}  - target: $.components.responses.CreationConflict['x-outcome']\n    remove: true\n`,
      "spec/brands/bad.yaml: in the document that it makes, at #/components/responses/CreationConflict: Say with `x-outcome` what the response means for the payout",
    ],
    [
      "an outcome that is not known",
      `${named}  - target: $.components.responses.CreationConflict\n    update: { x-outcome: unknwon }\n`,
      "spec/brands/bad.yaml: in the document that it makes, at #/components/responses/CreationConflict/x-outcome: Name one of the outcomes that `x-outcomes` explains",
    ],
    ["no overlay", "nonsense: true\n", "spec/brands/bad.yaml:1:1 "],
    ["YAML that does not parse", "actions: [\n", "spec/brands/bad.yaml:6:1 This is not YAML: "],
    [
      "another brand's name",
      "actions:\n  - target: $.info\n    update: { x-brand: Good }\n",
      "spec/brands/bad.yaml:7 x-brand is Good, and the file is called bad.yaml. Rename the file or the brand.",
    ],
  ])("%s", async (_what, actions, error) => {
    const text = `overlay: 1.0.0\ninfo:\n  title: Bad\n  version: 1.0.0\n${actions}`;
    writeFileSync(join(folder, "spec/brands/bad.yaml"), text);
    const complaint = await deriveBrand(document, "bad", folder).then(
      () => "none",
      (reason) => String(reason.message),
    );
    expect(complaint).toContain(error);
    expect(complaint).not.toContain(folder);
    // Every build says the same, though it derives no brand, but for what only the whole document shows.
    const found = await checkOverlays(document, folder).then(
      () => "none",
      (reason) => String(reason.message),
    );
    if (!error.includes("in the document that it makes")) expect(found).toBe(complaint);
  });

  const withLogo = (url: string) =>
    `overlay: 1.0.0\ninfo: { title: Bad, version: 1.0.0 }\nactions:\n  - target: $.info\n    update:\n      x-brand: Bad\n      x-logo: { url: "${url}", altText: Bad }\n`;

  test.each([
    [
      "at an address",
      "https://bad.example/logo.svg",
      "x-logo is at https://bad.example/logo.svg, and the docs load nothing from elsewhere.",
    ],
    ["that is not there", "logo.svg", "x-logo names logo.svg, which is not an image beside it."],
  ])("a logo %s", async (_what, url, error) => {
    writeFileSync(join(folder, "spec/brands/bad.yaml"), withLogo(url));
    await expect(checkOverlays(document, folder)).rejects.toThrow(
      `spec/brands/bad.yaml:7 ${error} Put the image beside the overlay (.svg, .png, .jpg, .webp), and its name in \`url\`.`,
    );
  });

  test("a logo beside the overlay becomes part of the brand's documents", async () => {
    const image = "<svg xmlns='http://www.w3.org/2000/svg'/>";
    writeFileSync(join(folder, "spec/brands/logo.svg"), image);
    writeFileSync(join(folder, "spec/brands/bad.yaml"), withLogo("logo.svg"));
    const files = await deriveBrandArtifacts(document, ["bad"], folder);
    const { info } = JSON.parse(files.get("brands/bad/openapi.json") ?? "");
    expect(info["x-logo"].url).toBe(`data:image/svg+xml;base64,${btoa(image)}`);
  });
});
