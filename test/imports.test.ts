import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "../scripts/cli/repository.ts";

const scripts = `${root}scripts`;
const files = globSync("**/*.{ts,tsx}", { cwd: scripts }).sort();

/** Every file that each file imports, types included. */
const imports = new Map(
  files.map((file) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(scripts, file), "utf8"));
    const paths = importedFiles.map(({ fileName }) => fileName).filter((path) => path.startsWith("."));
    return [file, paths.map((path) => join(dirname(file), path))];
  }),
);

/** What each part of a folder needs of the other parts. A part is a file or a folder in it. */
function needs(folder: string): Map<string, Set<string>> {
  const partOf = (file: string) => {
    const path = relative(folder, file);
    return path.startsWith("..") ? undefined : path.split(sep)[0];
  };
  const parts = new Map<string, Set<string>>();
  for (const [file, imported] of imports) {
    const part = partOf(file);
    if (part === undefined) continue;
    const others = imported.filter((path) => imports.has(path)).flatMap((path) => partOf(path) ?? []);
    parts.set(part, new Set([...(parts.get(part) ?? []), ...others].filter((other) => other !== part)));
  }
  return parts;
}

/** The first way that leads from a part back to itself. */
function circle(parts: Map<string, Set<string>>): string[] | undefined {
  const follow = (part: string, way: string[]): string[] | undefined => {
    if (way.includes(part)) return [...way.slice(way.indexOf(part)), part];
    for (const next of parts.get(part) ?? []) {
      const found = follow(next, [...way, part]);
      if (found) return found;
    }
    return undefined;
  };
  for (const part of parts.keys()) {
    const found = follow(part, []);
    if (found) return found;
  }
  return undefined;
}

const folders = ["", ...new Set(files.map(dirname))].filter((folder) => folder !== ".");

test.each(folders)("no two parts of scripts/%s need each other", (folder) => {
  expect(circle(needs(folder))?.join(" -> ")).toBe(undefined);
});

test("a circle is found, and told as a way", () => {
  const parts = { a: ["b"], b: ["c", "d"], c: [], d: ["b"] };
  expect(circle(new Map(Object.entries(parts).map(([part, others]) => [part, new Set(others)])))).toEqual([
    "b",
    "d",
    "b",
  ]);
});

test("the imports are seen", () => {
  expect(needs("").get("start.ts")).toContain("mock");
  expect(needs("mock").get("start-mock.ts")).toContain("prism");
});

test("what stands at the top of scripts/ is called by an npm script or is the package's command, and imported by nothing", () => {
  const entries = files.filter((file) => dirname(file) === ".");
  const { scripts, bin } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
  const commands = Object.values<string>(scripts);
  // Bundled by the package.
  expect(Object.values(bin)).toEqual(["./generated/package/mock/bin.js"]);
  expect(entries.filter((file) => !commands.some((command) => command.endsWith(` scripts/${file}`)))).toEqual([
    "bin.ts",
  ]);
  const imported = new Set([...imports.values()].flat());
  expect(entries.filter((file) => imported.has(file))).toEqual([]);
});

test("nothing needs the proofs, which have packages of their own", () => {
  const outside = globSync("{scripts,test}/**/*.{ts,tsx}", { cwd: root, exclude: ["test/proofs/**"] });
  const needed = outside.filter((file) => /from "[^"]*\/proofs\//.test(readFileSync(`${root}${file}`, "utf8")));
  expect(needed).toEqual([]);
});
