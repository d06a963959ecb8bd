import { globSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/cli/repository.ts";

const guide = readFileSync(`${root}spec/guides/toolkit/mock.md`, "utf8");
const shown = [...guide.matchAll(/```json\n(\[[\s\S]*?\])\n```/g)].map(([, text = ""]) => JSON.parse(text));

describe.each(["accounts", "services"])("the schema of a file of %s", (what) => {
  const schema = JSON.parse(readFileSync(`${root}generated/mock-files/${what}.schema.json`, "utf8"));
  const ajv = new Ajv2020({ strictTypes: false, strictRequired: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const list = shown[what === "accounts" ? 0 : 1];
  const [entry] = list;

  test("needs nothing that an editor would have to fetch", () => {
    expect(JSON.stringify(schema).match(/"\$(ref|id)":"(?!#\/)[^"]*"/g)).toBe(null);
  });

  test.each<[string, unknown, boolean]>([
    ["the guide's file", list, true],
    ["an object with the list", { $schema: "https://example.com/", [what]: list }, true],
    ["an object without the list", {}, false],
    ["another member beside the list", { [what]: list, other: 1 }, false],
    ["a member that nobody knows", [{ ...entry, other: 1 }], false],
    ["an entry without members", [{}], false],
    ["a text", "file", false],
  ])("takes %s as the mock does", (_name, file, valid) => {
    expect(validate(file)).toBe(valid);
  });
});

describe("the schema of a brand's overlay", () => {
  const schema = JSON.parse(readFileSync(`${root}generated/brand-overlay.schema.json`, "utf8"));
  const validate = new Ajv2020({ strictTypes: false, strictRequired: false }).compile(schema);
  const files = globSync("spec/brands/*.yaml", { cwd: root });

  test.each(files)("takes %s, which names it for editors", (file) => {
    const text = readFileSync(root + file, "utf8");
    expect([validate(parse(text)), validate.errors]).toEqual([true, null]);
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/generated\/brand-overlay\.schema\.json\n/);
  });

  const action = { target: "$.info", update: { "x-brand": "Zenith" } };
  test.each<[string, object]>([
    ["an action without a target", { update: {} }],
    ["an action that does nothing", { target: "$.info" }],
    ["a misspelt action", { target: "$.info", upadte: {} }],
    ["a target that is no path", { ...action, target: "info" }],
    ["a member of a brand that nobody knows", { ...action, update: { "x-acent-color": "red" } }],
    ["a logo without an address", { ...action, update: { "x-logo": { altText: "A sun" } } }],
  ])("does not take %s", (_name, wrong) => {
    const overlay = (one: object) => ({ overlay: "1.0.0", info: { title: "T", version: "1.0.0" }, actions: [one] });
    expect([validate(overlay(action)), validate(overlay(wrong))]).toEqual([true, false]);
  });
});
