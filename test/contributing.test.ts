import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../scripts/cli/repository.ts";

const read = (file: string) => readFileSync(`${root}${file}`, "utf8");
const files = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...globSync("{spec,scripts}/**/README.md", { cwd: root }),
];

/** The names in the first column of a table that begins so. */
function namesIn(text: string, heading: string): string[] {
  const [, rows = ""] = text.split(new RegExp(`^\\| ${heading} \\|.*\n\\| ---.*\n`, "m"));
  const [table = ""] = rows.split(/\n(?!\|)/);
  return table
    .split("\n")
    .flatMap((row) => [...(row.split(" | ")[0] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
}

test.each([
  ["README.md", 1300],
  ["CONTRIBUTING.md", 2000],
])("%s has at most %i words", (file, most) => {
  expect(read(file).match(/\S+/g)?.length).toBeLessThanOrEqual(most);
});

test.each(files)("every file that %s links to is there", (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = ""]) => link);
  expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
});

test("there is a reason for each dependency, and no other", () => {
  const { dependencies = {}, devDependencies } = JSON.parse(read("package.json"));
  const named = namesIn(read("scripts/README.md"), "Package");
  expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
});

test("every extension of the contract is listed, and each that is listed is in the contract or read", () => {
  const contract = globSync(
    [
      "spec/openapi.yaml",
      "spec/{paths,schemas,parameters,headers,requestBodies,responses,links,callbacks,brands}/**/*.yaml",
    ],
    { cwd: root },
  );
  const used = contract.flatMap((file) =>
    [...read(file).matchAll(/(?<![\w-])(x-[a-z][A-Za-z-]*):(?=\s)/g)].map(([, name = ""]) => name),
  );
  const scripts = globSync("scripts/**/*.ts", { cwd: root }).map(read).join("");
  const listed = namesIn(read("spec/README.md"), "Extension");
  expect(new Set(used).size).toBeGreaterThan(10);
  expect([...new Set(used)].filter((name) => !listed.includes(name))).toEqual([]);
  expect(listed.filter((name) => !used.includes(name) && !scripts.includes(name))).toEqual([]);
});
