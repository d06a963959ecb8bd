import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { build, type Metafile } from "esbuild";
import openapiTypeScript, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { root } from "../cli/repository.ts";
import type { OpenApiDocument, Schema } from "../openapi/document.ts";
import { follow } from "../openapi/model.ts";
import { isObject, mapNodes, mapValues, type Node } from "../openapi/walk.ts";
import { header, memoize, writeChanged } from "./output.ts";

/** Declares the paths, operations and components of a document as TypeScript types. */
export function declareTypes(document: OpenApiDocument): Promise<string> {
  return declare(JSON.stringify(document));
}

const declare = memoize(async (json) => {
  const document: OpenApiDocument = JSON.parse(json);
  const told = mapNodes(document, "OpenAPI", (node) => withTexts(withReplacement(node), document));
  const nodes = await openapiTypeScript(told as unknown as OpenAPI3, {
    // Without it a free-form map is read as a map that can hold nothing.
    emptyObjectsUnknown: true,
    // A parameter or member with a default may still be left out by whoever sends it.
    defaultNonNullable: false,
    // The list that stands for an empty map is `[]`, and not a list of anything.
    arrayLength: true,
    silent: true,
    transform: (schema) => openUnion((schema as { "x-extensible-enum"?: unknown[] })["x-extensible-enum"]),
  });
  return `// ${header}\n\n${astToString(nodes).replaceAll(/(?<=^ *\*) +(?=@deprecated )/gm, " ")}`;
});

/** openapi-typescript marks what is deprecated, and doesn't say what takes its place. */
function withReplacement(node: Node): Node {
  const { deprecated, "x-replaced-by": replacement, description = "", ...others } = node;
  if (!deprecated || replacement === undefined) return node;
  return { ...others, description: `${description}\n@deprecated Use \`${replacement}\` instead.` };
}

/** An editor shows a member with what is said of it, and nothing of the schema that it refers to. */
function withTexts(node: Node, document: OpenApiDocument): Node {
  if (!isObject(node.properties)) return node;
  const properties = mapValues(node.properties as Record<string, Schema>, (schema) => {
    const description = textOf(schema, document);
    return isObject(schema) && description ? { ...schema, description } : schema;
  });
  return { ...node, properties };
}

/** What a schema says of itself, or the one that it stands for, or the first that it allows. */
function textOf(schema: Schema, document: OpenApiDocument): string | undefined {
  const { description, anyOf, oneOf, allOf } = follow(document, schema);
  const [first] = anyOf ?? oneOf ?? allOf ?? [];
  return schema.description ?? description ?? (first && textOf(first, document));
}

/** A union of the known values that an editor completes, and of every other text: `"created" | (string & {})`. */
function openUnion(known: unknown[] | undefined): ts.TypeNode | undefined {
  if (!known) return undefined;
  const { factory } = ts;
  const literals = known.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(String(value))));
  const anyText = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([...literals, anyText]);
}

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  declaration: true,
  isolatedDeclarations: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
  // Each script stands for itself: that leaves nothing to look up, nor to check.
  noCheck: true,
  noLib: true,
  noResolve: true,
};

/** A script for an ESM loader, with its declarations. */
interface Transpiled {
  javaScript: string;
  declarations: string;
}

/**
 * Scripts, by names without `.ts`, as JavaScript. They go through the compiler together, which is twice as fast as one after
 * another. Types are not checked here; `tsc` does that.
 *
 * @throws Error if a script exports something whose type it does not state
 */
export function transpile(sources: Map<string, string>): Map<string, Transpiled> {
  return compile(JSON.stringify([...sources]));
}

const compile = memoize((json) => {
  const sources = new Map(JSON.parse(json) as [string, string][]);
  const texts = new Map<string, string>();
  const program = ts.createProgram(
    [...sources.keys()].map((name) => `${name}.ts`),
    compilerOptions,
    hostOf(sources, texts),
  );
  const [problem] = program.emit().diagnostics;
  if (problem)
    throw new Error(`${problem.file?.fileName}: ${ts.flattenDiagnosticMessageText(problem.messageText, " ")}`);
  const textOf = (name: string) => texts.get(name) ?? "";
  return new Map(
    [...sources.keys()].map((name) => [
      name,
      { javaScript: textOf(`${name}.js`), declarations: textOf(`${name}.d.ts`) },
    ]),
  );
});

/** A compiler's view of a file system that has nothing but these sources, and keeps what is written. */
function hostOf(sources: Map<string, string>, texts: Map<string, string>): ts.CompilerHost {
  const read = (file: string) => sources.get(file.replace(/\.ts$/, ""));
  return {
    getSourceFile(file, version) {
      const source = read(file);
      return source === undefined ? undefined : ts.createSourceFile(file, source, version);
    },
    readFile: read,
    fileExists: (file) => read(file) !== undefined,
    writeFile: (file, text) => texts.set(file, text),
    getCurrentDirectory: () => "",
    getCanonicalFileName: (file) => file,
    getDefaultLibFileName: () => "",
    getNewLine: () => "\n",
    useCaseSensitiveFileNames: () => true,
  };
}

const adminPage = "scripts/mock/admin/page";

/** Bundles the page of the mock's admin API from {@link adminPage}, so that a browser needs nothing else. */
export async function bundleAdminPage(): Promise<[name: string, content: string | Uint8Array][]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    // Fonts keep their names.
    loader: { ".woff2": "file" },
    assetNames: "[name]",
    entryPoints: [`${adminPage}/page.tsx`, `${adminPage}/page.css`],
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
    ...own.map((name): [string, Uint8Array] => [name, readFileSync(`${root}${adminPage}/${name}`)]),
    ["NOTICES.txt", noticesOf(metafile)] as [string, string],
  ].map(([name, content]) => [`admin-page/${name}`, content]);
}

/** Bundles the page into generated/, for a mock that starts before anything was built. */
export async function buildAdminPage(): Promise<void> {
  writeChanged(new Map(await bundleAdminPage()));
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
