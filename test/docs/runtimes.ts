import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/cli/repository.ts";
import { type ProgramRun, runProgram } from "../../scripts/cli/run-program.ts";
import type { CodeSample } from "../../scripts/docs/samples/code-samples.ts";
import { isInstalled } from "../running.ts";

/** The programs that the samples of each language need. Node runs this, and so those in TypeScript. */
const needed: Record<string, string[]> = {
  curl: ["curl", "jq"],
  typescript: ["node"],
  php: ["php"],
  python: ["python3"],
  go: ["go"],
  java: ["javac", "mvn"],
};

/** Whether the samples of a language are run: in CI all are, elsewhere those whose programs are found. */
export function isRun(language: string): boolean {
  const proof = `that the ${language} samples of the docs succeed`;
  return (needed[language] ?? []).every((program) => isInstalled(program, proof));
}

/** A folder in which samples run as a reader's would: the package is installed there. */
export function sampleFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "payouts-contract-samples-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/payouts-contract"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  // Not part of a sample: what it responds with is the test's to know.
  writeFileSync(join(folder, ".curlrc"), 'silent\nwrite-out = "\\n%{http_code}"\n');
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Runs a command in a folder of samples. */
export function runIn(folder: string, command: string, ...args: string[]): Promise<ProgramRun> {
  const env = { ...process.env, CURL_HOME: folder, GOFLAGS: "-mod=mod", GO111MODULE: "off" };
  return runProgram(command, args, { cwd: folder, env });
}

/** How the files of each language end. */
const endings: Record<string, string> = {
  curl: "sh",
  typescript: "ts",
  php: "php",
  python: "py",
  go: "go",
  java: "java",
};

/** What runs a file of each language. */
const interpreters: Record<string, string> = {
  curl: "bash",
  typescript: process.execPath,
  php: "php",
  python: "python3",
};

/** Puts a program in a file of a folder, compiles it where its language asks for that, and resolves to the command that runs it. */
export async function prepare(folder: string, { name, code }: CodeSample, task: string): Promise<string[]> {
  const file = join(folder, `${task}.${endings[name]}`);
  writeFileSync(file, code);
  if (name === "java") return await compileJava(folder, code, file);
  const interpreter = interpreters[name];
  if (interpreter) return [interpreter, file];
  await compile(folder, "go", "build", "-o", task, file);
  return [join(folder, task)];
}

/** Compiles a file in Java into a folder, and resolves to the command that runs it. */
export async function compileJava(folder: string, code: string, file: string): Promise<string[]> {
  const library = await javaLibrary(code);
  await compile(folder, "javac", "-cp", library, "-d", folder, file);
  const [, name = ""] = /^(?:public )?class (\w+)/m.exec(code) ?? [];
  // What starts soonest: the programs run for a moment.
  return ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", `${folder}:${library}`, name];
}

/** Fetches the library of a program in Java by the command that the program itself names, once on a machine. */
export async function javaLibrary(code: string): Promise<string> {
  const [, command = "", version = ""] = /^\/\/ It needs org\.json: (mvn .*:json:(\S+) .*)$/m.exec(code) ?? [];
  const kept = join(tmpdir(), `org.json-${version}`);
  const file = join(kept, "json.jar");
  if (existsSync(file)) return file;
  const own = mkdtempSync(`${kept}-`);
  await compile(own, "sh", "-c", `${command} --batch-mode`);
  try {
    renameSync(own, kept);
  } catch {
    // Another test was faster.
    rmSync(own, { recursive: true });
  }
  return file;
}

async function compile(folder: string, command: string, ...args: string[]): Promise<void> {
  const { code, stdout, stderr } = await runIn(folder, command, ...args);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
}
