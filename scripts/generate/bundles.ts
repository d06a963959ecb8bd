import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { CheckError } from "../cli/command-line.ts";
import { root } from "../cli/repository.ts";
import type { Model } from "../openapi/model.ts";
import { header } from "./output.ts";

const entry = 'export { default } from "openapi-fetch";';

/** The part of openapi-fetch that the contract has a use for, as a module with its types, so that nobody installs it. */
export async function bundleOpenApiFetch(model: Model): Promise<[name: string, text: string][]> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entry, resolveDir: root },
    absWorkingDir: root,
    // The same bytes wherever the packages are.
    preserveSymlinks: true,
    bundle: true,
    format: "esm",
    target: "es2022",
    // It asks whether it runs on Node for the sake of an option that the clients don't have.
    define: { process: "undefined" },
    write: false,
    metafile: true,
    plugins: [trimming(model)],
  });
  const notice = `// ${header}\n\n/*\n${noticesOf(metafile)}*/\n`;
  return [
    ["openapi-fetch.js", `${notice}\n${outputFiles[0]?.text}`],
    ["openapi-fetch.d.ts", `${notice}\n${declarations()}`],
  ];
}

function trimming(model: Model): Plugin {
  return {
    name: "trim openapi-fetch",
    setup({ onLoad }) {
      onLoad({ filter: /openapi-fetch/ }, ({ path }) => ({
        contents: trimOpenApiFetch(readFileSync(path, "utf8"), model),
      }));
    },
  };
}

/** The types of openapi-fetch and those that they are built of, in one file. */
function declarations(): string {
  const read = (file: string) => readFileSync(`${root}node_modules/${file}`, "utf8");
  const helpers = read("openapi-typescript-helpers/dist/index.d.mts").replace(/^export type \{[^}]*\};$/m, "");
  const own = read("openapi-fetch/dist/index.d.mts")
    .replace(/^import \{[^}]*\} from 'openapi-typescript-helpers';$/m, "")
    .replace(/^export \{[^}]*\};$/m, "export { createClient as default };")
    .replace(/^export type \{[^}]*\};$/m, "export type { Client };");
  return trimTypes(`${helpers}\n${own}`);
}

const endpoint = /^ {4}\/\*\* Call a (\w+) endpoint \*\/\n(?:.*\n){3}/gm;
const serializer = /^function (serialize(?:Array|Object)Param)\([\s\S]*?^}/gm;
const middlewareList = /^ {4}const finalMiddlewares = .*\n/gm;
const middlewareUse = /finalMiddlewares\.length/g;
const middlewareMethod = /^ {4}\/\*\* (?:Register|Unregister) middleware \*\/\n[\s\S]*?^ {4}\},?\n/gm;
const middlewareType =
  /^ {2}(?:\/\*\* (?:Register|Unregister) middleware \*\/|(?:use|eject)\(.*;|.*middleware\?: .*;)\n/gm;

/**
 * Leaves out of openapi-fetch what the clients have no use for, which every user of theirs would pay for: HTTP methods that the
 * contract does not have, the serialization of lists and maps as long as all its parameters are single values, and middleware.
 *
 * @throws CheckError if a part is not there, because it looks otherwise in another version
 */
function trimOpenApiFetch(source: string, { operations }: Model): string {
  const methods = new Set(operations.map(({ method }) => method.toUpperCase()));
  const parameters = operations.flatMap((operation) => operation.parameters);
  const areSingle = parameters.every(({ schema = {} }) => !/object|array/.test(`${schema.type}`));
  const rejectSeveral = (_text: string, name: string) =>
    `function ${name}() {\n  throw new TypeError("a parameter is one value");\n}`;
  const withoutMiddleware = [middlewareList, middlewareMethod].reduce((text, part) => replace(text, part, ""), source);
  const withoutUse = replace(withoutMiddleware, middlewareUse, "false");
  const withMethods = replace(withoutUse, endpoint, (text, method) => (methods.has(method) ? text : ""));
  return areSingle ? replace(withMethods, serializer, rejectSeveral) : withMethods;
}

const readOrWritten = /^type (Readable|Writable)<T> = [\s\S]*?;\n(?=\n|type|export)/gm;

/**
 * The same for the types, from which middleware has to go, and the way in which they leave out members that are for reading or
 * for writing alone: the contract has none, and it makes an object of `string & {}`, so that no text fits a status.
 */
function trimTypes(source: string): string {
  return replace(replace(source, middlewareType, ""), readOrWritten, (_text, name) => `type ${name}<T> = T;\n`);
}

function replace(source: string, part: RegExp, by: string | ((text: string, name: string) => string)): string {
  if (source.search(part) < 0) throw new CheckError(`openapi-fetch: has nothing like ${part}. Mend what trims it.`);
  return source.replaceAll(part, by as string);
}

const folder = "scripts/mock/admin/page";

/** Bundles the page of the mock's admin API from {@link folder}, so that a browser needs nothing else. */
export async function bundleAdminPage(): Promise<[name: string, content: string | Uint8Array][]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    // Fonts keep their names.
    loader: { ".woff2": "file" },
    assetNames: "[name]",
    entryPoints: [`${folder}/page.tsx`, `${folder}/page.css`],
    outdir: ".",
    // The same bytes wherever the packages are.
    preserveSymlinks: true,
    bundle: true,
    format: "esm",
    target: ["chrome123", "firefox120", "safari17.5"],
    jsx: "automatic",
    jsxImportSource: "preact",
    banner: { js: `// ${header}`, css: `/* ${header} */` },
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const own = ["index.html", "icon.svg"];
  return [
    ...outputFiles.map(({ path, contents }): [string, Uint8Array] => [basename(path), contents]),
    ...own.map((name): [string, Uint8Array] => [name, readFileSync(`${root}${folder}/${name}`)]),
    ["NOTICES.txt", noticesOf(metafile)] as [string, string],
  ].map(([name, content]) => [`admin-page/${name}`, content]);
}

/** The packages that went into a bundle, with the texts of their licences, each text once. */
export function noticesOf(metafile: Metafile): string {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  const notices = [...new Set(folders)].sort().map((folder) => noticeOf(`${root}${folder}`));
  return [...Map.groupBy(notices, ({ text }) => text)]
    .map(([text, packages]) => `${packages.map(({ name }) => name).join("\n")}\n\n${text}\n`)
    .join(`\n${"-".repeat(80)}\n\n`);
}

function noticeOf(folder: string): { name: string; text: string } {
  const { name, version, license, licenses, author } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const terms = license ?? licenses.map(({ type }: { type: string }) => type).join(", ");
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(`${folder}/${file}`, "utf8").trim());
  const text =
    texts.join("\n\n") || `Copyright ${author?.name ?? author ?? `the authors of ${name}`}. Licensed as ${terms}.`;
  return { name: `${name} ${version}, ${terms}`, text };
}
