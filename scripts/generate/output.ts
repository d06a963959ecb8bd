import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { stringify } from "yaml";
import { brandNames, generatedFolder, root } from "../cli/repository.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { isObject } from "../openapi/walk.ts";

/** Files, by their names in a folder. */
export type Files = ReadonlyMap<string, string | Uint8Array>;

/** A folder of derived files. */
interface Output {
  /** With no slash at its end. */
  folder: string;
  /** How the names of those begin that somebody else makes. */
  foreign: string[];
}

/** Declarations that a reviewer reads. What is only compiled, of scripts/client/, stands beside them. */
const readDeclarations = /^client\/(schemas|[a-z-]*api|[a-z-]*operations)\.d\.ts$/;

/** Whether a derived file is one that a reviewer reads. The others are built where they are wanted, and .gitignore names them. */
export function isCommitted(name: string): boolean {
  return name.startsWith("client/") ? readDeclarations.test(name) : !/^(admin-page|brands|docs|package)\//.test(name);
}

/** What the build leaves to others: made by `prepack`, by the code generation tests, and of the artifacts. */
const artifacts: Output = {
  folder: `${root}${generatedFolder}`,
  foreign: ["package/", "codegen.md", "docs/", "docs-screenshots/"],
};

/** Names of the files below generated/ that differ from the artifacts, are missing, or should not be there. */
export function staleFiles(files: Files): string[] {
  return [...changed(files, artifacts), ...leftovers(files, artifacts)].sort();
}

/** What a build changed: the names of the files that it wrote and of those that it removed. */
export interface Changed {
  written: string[];
  removed: string[];
}

/** Writes what differs and removes what should not be there. */
export function writeFiles(files: Files, output = artifacts): Changed {
  const removed = leftovers(files, output).sort();
  for (const name of removed) rmSync(`${output.folder}/${name}`);
  return { written: writeChanged(files, output).sort(), removed };
}

/** Writes what differs, and gives its names. A file is whole or as it was, never half-written. */
export function writeChanged(files: Files, output = artifacts): string[] {
  const names = changed(files, output);
  for (const name of names) {
    const file = `${output.folder}/${name}`;
    mkdirSync(dirname(file), { recursive: true });
    const unfinished = `${file}.${process.pid}.tmp`;
    writeFileSync(unfinished, files.get(name) ?? "");
    renameSync(unfinished, file);
  }
  return names;
}

function changed(files: Files, { folder }: Output): string[] {
  return [...files].filter(([name, content]) => !isAsIn(`${folder}/${name}`, content)).map(([name]) => name);
}

function isAsIn(file: string, content: string | Uint8Array): boolean {
  try {
    return readFileSync(file).equals(Buffer.from(content));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** What is of no use any more. Brands that were not derived this time may stay, if there still are such brands. */
function leftovers(files: Files, { folder, foreign }: Output): string[] {
  const derived = [...files.keys()];
  const others = brandNames()
    .map((brand) => `brands/${brand}/`)
    .filter((prefix) => !derived.some((name) => name.startsWith(prefix)));
  return globSync("**", { cwd: folder })
    .filter((name) => statSync(`${folder}/${name}`).isFile())
    .filter((name) => !files.has(name) && ![...foreign, ...others].some((prefix) => name.startsWith(prefix)));
}

/** The line that every generated file bears, as far as its format has comments. */
export const header = "Generated from spec/ by `npm run build`. Do not edit.";

/** A document as YAML. Components are written one by one, as most are the same in several documents and in the next build. */
export function toYaml(document: OpenApiDocument): string {
  return `# ${header}\n${writeMembers(document, 2)}`;
}

/** Members of a map, each for itself; so are those of its maps, as many levels down as said. */
function writeMembers(map: object, levels: number): string {
  return Object.entries(map)
    .map(([name, value]) => {
      if (levels === 0 || !isObject(value) || Object.keys(value).length === 0) {
        return writeYaml(JSON.stringify({ [name]: value }));
      }
      const key = writeYaml(JSON.stringify({ [name]: {} })).replace(" {}", "");
      return `${key}${writeMembers(value, levels - 1).replaceAll(/^(?=.)/gm, "  ")}`;
    })
    .join("");
}

const writeYaml = memoize(
  (json) => stringify(JSON.parse(json), { lineWidth: 0, aliasDuplicateObjects: false }),
  10_000,
);

/** A document as JSON, indented by two spaces, with a line feed at its end. It bears no {@link header}: JSON has no comments. */
export function toJson(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * A function that makes the same of the same text only once, so that a build after an edit makes no more than what changed.
 *
 * @param most how many results are kept: more than one build asks for, and few enough for days of `--watch`
 */
export function memoize<Result>(make: (text: string) => Result, most = 100): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const result = results.has(text) ? (results.get(text) as Result) : make(text);
    // What was asked for last is forgotten last.
    results.delete(text);
    results.set(text, result);
    const [oldest] = results.keys();
    if (results.size > most && oldest !== undefined) results.delete(oldest);
    return result;
  };
}
