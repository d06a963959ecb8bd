import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { build, type Plugin } from "esbuild";
import { root } from "../cli/repository.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { validatorOptions } from "../openapi/validator.ts";
import { noticesOf, transpile } from "./compile.ts";
import { toJsonSchemas } from "./derive.ts";

/** What stands in the bundle for packages that the mock never reaches. */
const standIns = fileURLToPath(new URL("stand-ins.ts", import.meta.url));

/**
 * Bundles the mock, and the command that starts it or `verify`, with everything that they run on, so that whoever installs the
 * package installs nothing else. Names are relative to generated/package/.
 */
export async function bundleMock(): Promise<[name: string, content: string | Uint8Array][]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { "mock/bin": "scripts/bin.ts", "mock/start-mock": "scripts/mock/package-entry.ts" },
    chunkNames: "mock/[name]-[hash]",
    outdir: ".",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    // Some packages require their parts by computed names in `main`; their `module` can be followed.
    mainFields: ["module", "main"],
    alias: {
      "node-fetch": standIns,
      "postman-collection": standIns,
      "fnv-plus": standIns,
      "cron-parser": standIns,
      "rrule-temporal": standIns,
      // Prism asks for every language of the world and generates English.
      "@faker-js/faker": "@faker-js/faker/locale/en",
    },
    plugins: [leaveOut],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    minify: true,
    // So that a stack can be read.
    keepNames: true,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  return [
    ...outputFiles.map(({ path, contents }): [string, Uint8Array] => [relative(root, path), contents]),
    ["mock/redocly-diff.js.br", brotliCompressSync(await bundleRedoclyDiff())],
    ["mock/NOTICES.txt", `${noticesOf(metafile)}\n${redoclyNotices()}`],
  ];
}

/** Redocly's command line with no command but `diff`, as one script that a thread runs. Compressed, it is a third of its size. */
async function bundleRedoclyDiff(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [createRequire(import.meta.url).resolve("@redocly/cli/lib/index.js")],
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node24",
    // It looks for its own files by this, none of which `diff` needs.
    define: { "import.meta.url": '"file:///redocly/cli.js"' },
    plugins: [onlyDiff],
    minify: true,
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** What Redocly bundles into its command line, and what that is under. */
function redoclyNotices(): string {
  const folder = dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json"));
  return ["LICENSE", "THIRD_PARTY_NOTICES"].map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

/** Leaves out of Redocly's command line what is only loaded for other commands. */
const onlyDiff: Plugin = {
  name: "only-diff",
  setup(build) {
    build.onResolve({ filter: /chunks\/\w+\.js$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== "dynamic-import") return undefined;
      const isDiff = /as handleDiff\b/.test(readFileSync(join(resolveDir, path), "utf8"));
      return isDiff ? undefined : { path, external: true };
    });
  },
};

/** Leaves out of the bundle of the mock what is in it twice, or never reached, or says nothing. */
const leaveOut: Plugin = {
  name: "leave-out",
  setup(build) {
    // What has a form of its own in the package.
    build.onResolve({ filter: /^\.\/(start-redocly|bundle-files|brand-documents)\.ts$/ }, ({ path, resolveDir }) => {
      const name = path.endsWith("start-redocly.ts") ? "start-packaged-redocly.ts" : "bundle-no-files.ts";
      return { path: join(resolveDir, name) };
    });
    // lodash/fp asks for a minified copy of what others load as it is.
    build.onResolve({ filter: /^\.\/lodash\.min$/ }, ({ resolveDir }) => ({ path: join(resolveDir, "lodash.js") }));
    // Prism knows types of content by their whole names.
    build.onLoad({ filter: /mime-db\/db\.json$/ }, () => ({ contents: "{}", loader: "json" }));
    // pg-boss holds a database against it, where somebody asks for that.
    build.onLoad({ filter: /pg-boss\/dist\/schema\.json$/ }, () => ({
      contents: '{ "partitioned": { "enum": [] } }',
      loader: "json",
    }));
    // The indentation of pg-boss's SQL.
    build.onLoad({ filter: /pg-boss\/dist\/.*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(/\n +/g, "\n"),
    }));
  },
};

/**
 * Declares the types of a script, and of every script whose types it names. What is generated is declared already.
 *
 * @param script path below scripts/
 * @returns pairs of a name, relative to scripts/ as well, and the text of the declarations
 */
export function declareScript(script: string): [name: string, text: string][] {
  const declared = new Map<string, string>();
  const declare = (file: string): void => {
    if (declared.has(file)) return;
    const name = file.replace(/\.ts$/, "");
    const source = readFileSync(`${root}scripts/${file}`, "utf8");
    const { declarations = "" } = transpile(new Map([[name, source]])).get(name) ?? {};
    declared.set(file, declarations);
    for (const [, path = ""] of declarations.matchAll(/from "(\.[^"]*\.ts)"/g)) {
      if (!path.endsWith(".d.ts")) declare(posix.join(posix.dirname(file), path));
    }
  };
  declare(script);
  return [...declared].map(([file, text]) => [
    file.replace(/\.ts$/, ".d.ts"),
    // The package stands in generated/ itself.
    text
      .replaceAll(/(from "[./]+)generated\//g, "$1")
      .replaceAll(/(from "\.[^"]*?)(\.d)?\.ts"/g, '$1.js"'),
  ]);
}

/** The module of the validators: a function for each named schema, of which a bundler keeps those that are used. */
export async function compileValidators(document: OpenApiDocument): Promise<string> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: shakable(functionsOf(document)), resolveDir: root },
    absWorkingDir: root,
    // Ajv writes `require` into ES modules, too.
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
  });
  return `/*\n${noticesOf(metafile)}*/\n\n${shakable(outputFiles[0]?.text ?? "")}`;
}

function functionsOf(document: OpenApiDocument): string {
  const code = { source: true, esm: true, lines: true };
  const ajv = new Ajv2020({ ...validatorOptions, inlineRefs: false, code });
  // What these keywords need is written as statements, which no bundler leaves out; the contract has none of them.
  Object.assign(ajv.opts, { unevaluated: false, dynamicRef: false });
  addFormats.default(ajv);
  const schemas = toJsonSchemas(document);
  for (const [, schema] of schemas) ajv.addSchema(schema);
  return standalone.default(ajv, Object.fromEntries(schemas.map(([name, { $id }]) => [validatorName(name), `${$id}`])));
}

/** Marks what is computed when the module is loaded, so that a bundler may leave it out where nobody uses it. */
function shakable(code: string): string {
  return code
    .replaceAll(/^((?:const|var) \w+ = )(new RegExp|__commonJS)\(/gm, "$1/* @__PURE__ */ $2(")
    .replaceAll(/^(const \w+ = )(require\("[^"]+"\)[\w.]*);$/gm, "$1/* @__PURE__ */ (() => $2)();");
}

const beginning = `import type { components } from "../client/api.d.ts";

/** One thing that is wrong in a value. */
export interface ValidationError {
  /** Where it is, as a JSON Pointer; empty for the value itself. */
  instancePath: string;
  /** Which part of the schema is against it, as a URI reference. */
  schemaPath: string;
  /** The keyword of JSON Schema, such as \`required\`. */
  keyword: string;
  /** What the keyword asks for. */
  params: Record<string, unknown>;
  message?: string;
}

/**
 * Says whether a value is as the contract has it. Responses are open: members and codes that the contract does not know are
 * let through.
 */
export interface Validator<Value> {
  (value: unknown): value is Value;
  /** Everything that was wrong in the latest value; null if nothing was, and undefined before the first. */
  errors?: ValidationError[] | null;
}
`;

/** Declares the functions that `compileValidators` compiles. */
export function declareValidators({ components }: OpenApiDocument): string {
  const validators = Object.entries(components.schemas).map(([name, { description }]) => {
    const text = String(description ?? name)
      .replaceAll("*/", "*\\/")
      .replaceAll("\n", "\n * ");
    return `/**\n * Validates: ${text}\n */\nexport declare const ${validatorName(name)}: Validator<components["schemas"]["${name}"]>;\n`;
  });
  return [beginning, ...validators].join("\n");
}

/** The name of the function that validates by a schema. */
function validatorName(schema: string): string {
  return `validate${schema}`;
}
