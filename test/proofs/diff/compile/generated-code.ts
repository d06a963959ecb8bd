import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { root } from "../../../../scripts/cli/repository.ts";
import { toOpenApi30 } from "../../../../scripts/generate/derive.ts";
import type { OpenApiDocument, Schema } from "../../../../scripts/openapi/document.ts";
import { mapSchemas, mapValues } from "../../../../scripts/openapi/walk.ts";
import { oapiCodegen } from "../../codegen/generators/oapi-codegen/generator.ts";
import { openapiGeneratorJava } from "../../codegen/generators/openapi-generator-java/generator.ts";
import { layOutSources } from "../../codegen/prove.ts";
import { type Command, type Outcome, runCommand } from "../../codegen/toolchains.ts";

const sources = `${root}test/proofs/diff/compile`;
const cache = `${root}node_modules/.cache/codegen`;
const generators = `${cache}/generators`;

/** Longest time of a command, in seconds. */
const limit = 1200;

/** What compilers say of Go and Java that uses everything in the client of a document: each message with the line of code that it is about. */
export type Objections = Record<"go" | "java", string[]>;

/**
 * What compilers say of Go and Java that uses everything in the client of a document, when it is compiled with that of each of other
 * documents. All are in the form of OpenAPI 3.0, which both generators read.
 */
export async function askGoAndJava(before: OpenApiDocument, afters: OpenApiDocument[]): Promise<Objections[]> {
  layOutSources();
  const documents = { old: before, ...Object.fromEntries(afters.map((after, index) => [`new${index}`, after])) };
  const [go, java] = await Promise.all([compileGo(documents), compileJava(documents)]);
  return afters.map((_after, index) => ({ go: go[index] ?? [], java: java[index] ?? [] }));
}

/** By the names of their folders. The first, whose code is written for its own client, is `old`. */
type Documents = Record<string, OpenApiDocument>;

async function compileGo(documents: Documents): Promise<string[][]> {
  const folder = emptyFolder("go", documents);
  const [, ...changed] = Object.keys(documents);
  const work = `${generators}/${oapiCodegen.name}`;
  for (const file of ["go.mod", "go.sum"]) cpSync(`${work}/${file}`, `${folder}/${file}`);
  // Its own output would win against that of the command line.
  writeFileSync(`${folder}/config.yaml`, readFileSync(`${work}/config.yaml`, "utf8").replace(/^output:.*$/m, ""));
  mkdirSync(`${folder}/tool`);
  cpSync(`${sources}/uses.go`, `${folder}/tool/uses.go`);
  for (const command of oapiCodegen.install) await run(command, folder);
  for (const side of Object.keys(documents))
    await run(["go", "tool", "oapi-codegen", "-config=config.yaml", `-o=${side}/client.go`, `${side}.json`], folder);
  const { stdout: uses } = await run(["go", "run", "./tool", "old/client.go"], folder);
  for (const side of Object.keys(documents)) writeFileSync(`${folder}/${side}/uses.go`, uses);
  await run(["go", "build", "./old"], folder);
  // -e: all errors.
  const { output } = await runCommand(
    ["go", "build", "-gcflags=-e", ...changed.map((side) => `./${side}`)],
    folder,
    {},
    limit,
  );
  return changed.map((side) => messagesIn(output, new RegExp(`^${side}/uses\\.go:(\\d+):\\d+: (.*)$`, "gm"), uses));
}

/** The package of Java that the generator's configuration names. */
const javaPackage = /\bpayouts(?=\.|$)/gm;

async function compileJava(documents: Documents): Promise<string[][]> {
  const folder = emptyFolder("java", documents);
  const [, ...changed] = Object.keys(documents);
  const work = `${generators}/${openapiGeneratorJava.name}`;
  for (const command of openapiGeneratorJava.install) await run(command, work);
  const copy = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
  await run(["mvn", "--batch-mode", "--quiet", copy, `-DoutputDirectory=${folder}/lib`], work);
  const jar = `${generators}/openapi-generator/openapi-generator-cli.jar`;
  const configuration = readFileSync(`${work}/config.yaml`, "utf8");
  for (const side of Object.keys(documents)) {
    const own = [
      `inputSpec: ${side}.json`,
      `outputDir: ${side}`,
      ...options,
      configuration.replaceAll(javaPackage, side),
    ];
    writeFileSync(`${folder}/${side}.yaml`, own.join("\n"));
  }
  // One after another: the generator keeps what an earlier schema was called for all threads.
  const all = Object.keys(documents).map((side) => `${side}.yaml`);
  await run(["java", "-jar", jar, "batch", "--threads=1", "--fail-fast", ...all], folder);
  const old = await javac(folder, ["old"]);
  if (!old.succeeded) throw new Error(old.output.slice(-2000));
  const list = ["java", "-classpath", "lib/*:classes", `${sources}/Uses.java`] as const;
  const { stdout: uses } = await run([...list, "classes", "old.api", "old.model"], folder);
  // On the same line, as messages name it.
  for (const side of changed)
    writeFileSync(`${folder}/${side}/Uses.java`, `package ${side}; ${uses.replaceAll(/\bold(?=\.)/g, side)}`);
  const { output } = await javac(folder, changed);
  return changed.map((side) => messagesIn(output, new RegExp(`^${side}/Uses\\.java:(\\d+): error: (.*)$`, "gm"), uses));
}

/** Of the generator. */
const options = [
  // Otherwise a type without a name serves wherever another is the same.
  "inlineSchemaOptions: { SKIP_SCHEMA_REUSE: 'true' }",
  "globalProperties: { apiTests: 'false', modelTests: 'false', apiDocs: 'false', modelDocs: 'false' }",
];

/** Compiles clients at once, as most of the time goes to the compiler's start. */
function javac(folder: string, sides: string[]): Promise<Outcome> {
  const files = sides.flatMap((side) =>
    readdirSync(`${folder}/${side}`, { recursive: true, encoding: "utf8" })
      .filter((file) => /^(src\/main\/java\/.*|Uses)\.java$/.test(file))
      .map((file) => `${side}/${file}`),
  );
  writeFileSync(`${folder}/files`, files.join("\n"));
  // An error in one file doesn't end the others' compilation.
  const flags = ["-proc:none", "-nowarn", "-Xmaxerrs", "100000", "-XDshould-stop.ifError=FLOW", "-d", "classes"];
  return runCommand(["javac", "-classpath", "lib/*", ...flags, "@files"], folder, {}, limit);
}

/** The messages of a compiler, each behind the line of code that it is about. */
function messagesIn(output: string, form: RegExp, code: string): string[] {
  const lines = code.split("\n");
  return [...output.matchAll(form)].map(([, line, message]) => `${lines[Number(line) - 1]?.trim()}  // ${message}`);
}

function emptyFolder(language: string, documents: Documents): string {
  const folder = `${cache}/edits/${language}`;
  rmSync(folder, { recursive: true, force: true });
  for (const [side, document] of Object.entries(documents)) {
    mkdirSync(`${folder}/${side}`, { recursive: true });
    writeFileSync(`${folder}/${side}.json`, JSON.stringify(document));
  }
  return folder;
}

/** A document whose schemas are of any form as OpenAPI 3.0, which has no list of types, but a choice, no tuple, and no schema that is `true` or `false`. */
export function asOpenApi30(document: OpenApiDocument): OpenApiDocument {
  const chosen = mapSchemas(document, ({ properties, prefixItems, ...others }): Schema => {
    const schema: Schema = {
      ...others,
      ...(properties && { properties: mapValues(properties, withoutBooleans) }),
      ...(prefixItems !== undefined && { items: {} }),
    };
    if (!Array.isArray(schema.type)) return schema;
    const { type, ...rest } = schema;
    const [first = "null", ...more] = type.filter((one) => one !== "null");
    if (more.length > 0) return { ...rest, anyOf: type.map((one) => ({ type: one })) };
    return type.includes("null") ? schema : { ...rest, type: first };
  });
  return toOpenApi30(chosen);
}

function withoutBooleans(schema: Schema | boolean): Schema {
  if (typeof schema !== "boolean") return schema;
  return schema ? {} : { not: {} };
}

async function run(command: Command, folder: string): Promise<Outcome> {
  const outcome = await runCommand(command, folder, {}, limit);
  if (!outcome.succeeded)
    throw new Error(`${command.map((part) => basename(part)).join(" ")}\n${outcome.output.slice(-2000)}`);
  return outcome;
}
