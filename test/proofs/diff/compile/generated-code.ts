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

/**
 * What compilers say of Go and Java that uses everything in the client of a document, when it is compiled with that of another document:
 * each message with the line of code that it is about.
 */
export async function askGoAndJava(
  before: OpenApiDocument,
  after: OpenApiDocument,
): Promise<Record<"go" | "java", string[]>> {
  layOutSources();
  const documents = { old: asOpenApi30(before), new: asOpenApi30(after) };
  return { go: await compileGo(documents), java: await compileJava(documents) };
}

type Documents = Record<"old" | "new", OpenApiDocument>;

async function compileGo(documents: Documents): Promise<string[]> {
  const folder = emptyFolder("go", documents);
  const work = `${generators}/${oapiCodegen.name}`;
  for (const file of ["go.mod", "go.sum"]) cpSync(`${work}/${file}`, `${folder}/${file}`);
  // Its own output would win against that of the command line.
  writeFileSync(`${folder}/config.yaml`, readFileSync(`${work}/config.yaml`, "utf8").replace(/^output:.*$/m, ""));
  mkdirSync(`${folder}/tool`);
  cpSync(`${sources}/uses.go`, `${folder}/tool/uses.go`);
  for (const command of oapiCodegen.install) await run(command, folder);
  for (const side of sides)
    await run(["go", "tool", "oapi-codegen", "-config=config.yaml", `-o=${side}/client.go`, `${side}.json`], folder);
  const { stdout: uses } = await run(["go", "run", "./tool", "old/client.go"], folder);
  writeFileSync(`${folder}/old/uses.go`, uses);
  await run(["go", "build", "./old"], folder);
  writeFileSync(`${folder}/new/uses.go`, uses);
  // -e: all errors.
  const { output } = await runCommand(["go", "build", "-gcflags=-e", "./new"], folder, {}, limit);
  return messagesIn(output, /^new\/uses\.go:(\d+):\d+: (.*)$/gm, uses);
}

async function compileJava(documents: Documents): Promise<string[]> {
  const folder = emptyFolder("java", documents);
  const work = `${generators}/${openapiGeneratorJava.name}`;
  for (const command of openapiGeneratorJava.install) await run(command, work);
  const copy = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
  await run(["mvn", "--batch-mode", "--quiet", copy, `-DoutputDirectory=${folder}/lib`], work);
  const jar = `${generators}/openapi-generator/openapi-generator-cli.jar`;
  for (const side of sides) {
    const generate = ["java", "-jar", jar, "generate", `--config=${work}/config.yaml`] as const;
    // Otherwise a type without a name serves wherever another is the same.
    const options = [
      "--inline-schema-options=SKIP_SCHEMA_REUSE=true",
      "--global-property=apiTests=false,modelTests=false",
    ];
    await run([...generate, `--input-spec=${side}.json`, `--output=${side}`, ...options], folder);
  }
  const uses = await usesOfJava(folder);
  writeFileSync(`${folder}/Uses.java`, uses);
  const { output } = await javac(folder, "new", "Uses.java");
  return messagesIn(output, /^Uses\.java:(\d+): error: (.*)$/gm, uses);
}

async function usesOfJava(folder: string): Promise<string> {
  const { succeeded, output } = await javac(folder, "old");
  if (!succeeded) throw new Error(output.slice(-2000));
  const command = ["java", "-classpath", "lib/*:old/classes", `${sources}/Uses.java`] as const;
  return (await run([...command, "old/classes", "payouts.api", "payouts.model"], folder)).stdout;
}

function javac(folder: string, side: string, ...others: string[]): Promise<Outcome> {
  const files = readdirSync(`${folder}/${side}/src/main/java`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".java"))
    .map((file) => `${side}/src/main/java/${file}`);
  const options = ["-classpath", "lib/*", "-proc:none", "-nowarn", "-Xmaxerrs", "10000", "-d", `${side}/classes`];
  return runCommand(["javac", ...options, ...files, ...others], folder, {}, limit);
}

/** The messages of a compiler, each behind the line of code that it is about. */
function messagesIn(output: string, form: RegExp, code: string): string[] {
  const lines = code.split("\n");
  return [...output.matchAll(form)].map(([, line, message]) => `${lines[Number(line) - 1]?.trim()}  // ${message}`);
}

const sides = ["old", "new"] as const;

function emptyFolder(language: string, documents: Documents): string {
  const folder = `${cache}/edits/${language}`;
  rmSync(folder, { recursive: true, force: true });
  for (const side of sides) {
    mkdirSync(`${folder}/${side}`, { recursive: true });
    writeFileSync(`${folder}/${side}.json`, JSON.stringify(documents[side]));
  }
  return folder;
}

/** In the form that both generators read, which has no list of types, but a choice, no tuple, and no schema that is `true` or `false`. */
function asOpenApi30(document: OpenApiDocument): OpenApiDocument {
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
