import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
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
