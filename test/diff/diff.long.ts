import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Comparison } from "../../scripts/diff/compare-contracts.ts";
import { toMarkdown, toText } from "../../scripts/diff/format-comparison.ts";
import { contract } from "../contract.ts";
import { readMuseum } from "../museum.ts";
import { createRepository, type Repository } from "./repository.ts";
import { Targets } from "./targets.ts";

let repository: Repository;
beforeAll(() => {
  repository = createRepository();
  const changed = structuredClone(contract);
  const { operation } = new Targets(changed);
  operation.operationId = "another";
  operation.summary = "Another <summary>";
  writeFileSync(join(repository.folder, "changed.json"), JSON.stringify(changed));
});
afterAll(() => repository.remove());

const diff = (...args: string[]) => repository.run("scripts/diff.ts", ...args);
const files = ["generated/openapi.json", "changed.json"];
const { path, method } = new Targets(contract);
const place = `${method.toUpperCase()} ${path}`;

describe("two files", () => {
  test("in words: what breaks, why and where", async () => {
    const { code, stdout } = await diff(...files);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^major: 1 major, 1 patch, wire patch, code major\.\n\nmajor\n/);
    expect(stdout).toContain(`\n  ${place} (wire none, code major)\n    `);
    expect(stdout).toContain("Generated code names a function by it.");
    expect(stdout).toContain(`\npatch\n  ${place}: `);
  });

  test("as JSON", async () => {
    const comparison = JSON.parse((await diff(...files, "--json")).stdout);
    expect(comparison.bump).toBe("major");
    expect(comparison.changes).toMatchObject([
      { bump: "major", wire: "none", code: "major", rule: "operation-names", place },
      { bump: "patch", rule: "prose", place },
    ]);
    expect(Object.keys(comparison)).toEqual(["bump", "wire", "code", "changes"]);
  });

  test("as Markdown, in which no text is taken for markup", async () => {
    const { stdout } = await diff(...files, "--markdown");
    expect(stdout).toMatch(/^\*\*The contract needs a major version\*\*: 1 major, 1 patch, wire patch, code major\.$/m);
    expect(stdout).toContain(`| ${place} | `);
    expect(stdout).toContain("Another &lt;summary>");
  });
});

test("a document that is not the project's own: what was added, what breaks, and what nobody else would know", async () => {
  const museum = await readMuseum();
  const changed = structuredClone(museum);
  const { EventInput: input } = changed.components.schemas;
  const hours = changed.paths["/opening-hours"]?.get;
  if (!input?.properties || !hours) throw new Error("the museum has other parts");
  input.properties.seats = { type: "integer" };
  input.required?.push("seats");
  hours.deprecated = true;
  hours.parameters?.push({ name: "wing", in: "query", schema: { type: "string" } });
  delete changed.paths["/tickets"];
  for (const [name, document] of Object.entries({ museum, changed })) {
    writeFileSync(join(repository.folder, `${name}-museum.json`), JSON.stringify(document));
  }
  const { code, stdout } = await diff("museum-museum.json", "changed-museum.json");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^major: /);
  expect(stdout).toMatch(
    /^major\n[\s\S]*POST \/events, body\n.*became required: `seats`[\s\S]*^minor\n[\s\S]*GET \/opening-hours\n.*It still works\./m,
  );
  expect(stdout).toContain("Path `/tickets` was removed.");
  expect(stdout).toContain("`wing` of `parameters` was added");
  expect((await diff("museum-museum.json", "museum-museum.json")).stdout).toBe("none: the contracts are the same.\n");
});

test.each<[form: string, write: (comparison: Comparison) => string, output: string]>([
  ["words", toText, "none: the contracts are the same.\n"],
  ["Markdown", toMarkdown, "**The contract did not change.**\n"],
])("contracts that are the same, in %s", (_form, write, output) => {
  expect(write({ bump: "none", wire: "none", code: "none", changes: [] })).toBe(output);
});

test("without a release, the working tree is compared with the commit that set the version", async () => {
  const { code, stdout, stderr } = await diff();
  const commit = repository.git("log", "-1", "--format=%h").trim();
  expect([code, stdout]).toEqual([0, "none: the contracts are the same.\n"]);
  expect(stderr).toBe(
    `No release yet, as no tag is named like v1.2.3: compared with ${commit}, which set the version.\n`,
  );
});

test("without a git repository, there is nothing to compare with but files", async () => {
  const own = createRepository();
  rmSync(join(own.folder, ".git"), { recursive: true });
  const { code, stdout, stderr } = await own.run("scripts/diff.ts");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe("There is no git repository to compare with. Give two files: npm run diff -- BASE NEW.\n");
  own.remove();
});

/** A document whose one schema is what the line says. */
const documentWith = (schema: string, more = "") => `${more}openapi: 3.1.1
info: { title: t, version: 1.0.0 }
paths:
  /a:
    get:
      responses:
        "200": { description: d, content: { application/json: { schema: ${schema} } } }
`;

describe("a document reads no file and calls no host but below its folder, unless it is asked", () => {
  const folder = () => join(repository.folder, "inner");
  beforeAll(() => {
    mkdirSync(folder());
    writeFileSync(join(folder(), "below.yaml"), "{ type: string }");
    writeFileSync(join(repository.folder, "secret.yaml"), "{ type: string, description: hush }");
    symlinkSync("../secret.yaml", join(folder(), "link.yaml"));
  });

  test.each<[name: string, ref: () => string, reads: boolean]>([
    ["a file below it", () => "below.yaml", true],
    ["a file above it", () => "../secret.yaml", false],
    ["a file elsewhere", () => join(repository.folder, "secret.yaml"), false],
    ["a link that leads out", () => "link.yaml", false],
    ["a host", () => "http://127.0.0.1:9/secret.yaml", false],
  ])("%s", async (_name, ref, reads) => {
    writeFileSync(join(folder(), "api.yaml"), documentWith(`{ $ref: ${ref()} }`));
    const { code, stdout, stderr } = await diff("inner/api.yaml", "inner/api.yaml");
    if (reads) expect([code, stdout, stderr]).toEqual([0, "none: the contracts are the same.\n", ""]);
    else {
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toContain("Add --external-refs to have it read all the same.");
      expect(stderr).not.toContain("hush");
    }
  });

  test("asked, it does", async () => {
    writeFileSync(join(folder(), "api.yaml"), documentWith("{ $ref: ../secret.yaml }"));
    const { code, stdout } = await diff("inner/api.yaml", "inner/api.yaml", "--external-refs");
    expect([code, stdout]).toEqual([0, "none: the contracts are the same.\n"]);
  });

  test("aliases of aliases are an error before anything is made of them", async () => {
    const levels = Array.from({ length: 40 }, (_, n) => `x-${n}: &a${n} [${n > 0 ? `*a${n - 1}, *a${n - 1}` : "1"}]\n`);
    writeFileSync(join(folder(), "api.yaml"), documentWith("{ enum: *a39 }", levels.join("")));
    const { code, stderr } = await diff("inner/api.yaml", "inner/api.yaml");
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^.*api\.yaml: .*alias.* Write out what they stand for\.\n$/),
    ]);
  });

  test.each([
    ["a schema in 5,000 others", `${"{ items: ".repeat(5000)}{}${" }".repeat(5000)}`, "{}", 2, "is nested deeper than"],
    ["an alias in what it stands for", "&a { not: *a }", "{}", 2, "is nested deeper than"],
    ["a path that refers to itself", "{}", '{ $ref: "#/paths/~1a" }', 1, "leads nowhere"],
  ])("%s is one line", async (_name, schema, path, exitCode, message) => {
    const text = `openapi: 3.1.0\ninfo: {}\npaths: { /a: ${path} }\ncomponents: { schemas: { A: ${schema} } }\n`;
    writeFileSync(join(folder(), "api.yaml"), text);
    const { code, stderr } = await diff("inner/api.yaml", "inner/api.yaml");
    expect([code, stderr]).toEqual([exitCode, expect.stringMatching(new RegExp(`^.*${message}.*\n$`))]);
  });
});

test.each([
  ["major", 1, "the version must move by major"],
  ["minor", 1, "the version must move by major"],
  [undefined, 0, ""],
])("--fail-on %s: exit code %i", async (bump, want, error) => {
  const { code, stdout, stderr } = await diff(...files, ...(bump ? ["--fail-on", bump] : []));
  expect([code, stdout.split(":")[0]]).toEqual([want, "major"]);
  expect(stderr).toContain(error);
});

test("--fail-on major lets a smaller change pass", async () => {
  const changed = structuredClone(contract);
  changed.info.description = "Another text.";
  writeFileSync(join(repository.folder, "described.json"), JSON.stringify(changed));
  const { code, stdout } = await diff("generated/openapi.json", "described.json", "--fail-on", "major");
  expect([code, stdout.split(":")[0]]).toEqual([0, "patch"]);
});

test("Swagger 2.0 is not compared", async () => {
  writeFileSync(join(repository.folder, "old.json"), '{ "swagger": "2.0", "info": {}, "paths": {} }');
  const { code, stdout, stderr } = await diff("old.json", "old.json");
  expect([code, stdout, stderr]).toEqual([2, "", "old.json: is Swagger 2.0. Convert it to OpenAPI 3 first.\n"]);
});

describe("a wrong call is one line and exit 2", () => {
  test.each<[args: string[], error: string]>([
    [["nowhere"], "nowhere: is neither a file nor a revision that git knows."],
    [["package.json"], "package.json: is not an OpenAPI document"],
    [["a", "b", "c"], "c: is one argument too many."],
    [["--json", "--markdown"], "--json and --markdown: are two forms. Give one of them."],
    [["HEAD", "--check"], "HEAD: has no meaning beside --check. Leave it out."],
    [["--json", "--check"], "--json: has no meaning beside --check. Leave it out."],
    [["--bogus"], "--bogus: no such option. See --help."],
    [["--fail-on", "none"], "no such bump. There are major, minor, patch"],
    [["--fail-on", "major", "--check"], "--fail-on: has no meaning beside --check. Leave it out."],
  ])("%j", async (args, error) => {
    const { code, stdout, stderr } = await diff(...args);
    expect([code, stdout, stderr.split("\n").length]).toEqual([2, "", 2]);
    expect(stderr).toContain(error);
  });
});
