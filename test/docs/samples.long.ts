import { writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import type { ProgramRun } from "../../scripts/cli/run-program.ts";
import { documentedConnection, languages, mockConnection } from "../../scripts/docs/samples/code-samples.ts";
import { siteContents } from "../../scripts/docs/site/contents.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { model } from "../contract.ts";
import { isRun, runIn, sampleFolder } from "./runtimes.ts";
import { neutralSite, plain, textOf } from "./site.ts";

const samples = sampleFolder();
afterAll(() => samples.remove());

/** The samples of all operations in one language, as the pages show them, and the statuses that are a success. */
function samplesIn(language: string, connection = documentedConnection(model)) {
  return siteContents(model, { connection, downloads: [], brands: [] }).operations.map(
    ({ id, responses, samples }) => ({
      id,
      successes: responses.filter(({ success }) => success).map(({ status }) => status),
      code: samples.find(({ name }) => name === language)?.code ?? "",
    }),
  );
}

/** Runs samples one after another, as a lookup needs what was created. Gives what each printed. */
async function run(language: string, given: { id: string; code: string }[]): Promise<Record<string, ProgramRun>> {
  const { folder } = samples;
  const runs: Record<string, ProgramRun> = {};
  if (language === "go") await buildGo(given);
  if (language === "java") await buildJava(given);
  for (const { id, code } of given) {
    const file = join(folder, `${id}.${{ typescript: "ts", php: "php", python: "py" }[language] ?? "txt"}`);
    writeFileSync(file, code);
    if (language === "curl") runs[id] = await runIn(folder, "sh", "-c", code);
    else if (language === "typescript") runs[id] = await runIn(folder, process.execPath, file);
    else if (language === "go") runs[id] = await runIn(folder, "./samples", id);
    else if (language === "java") runs[id] = await runIn(folder, "java", classOf(id));
    else runs[id] = await runIn(folder, { php: "php", python: "python3" }[language] ?? "", file);
  }
  return runs;
}

/** Compiles all samples into one program, since Go takes seconds for each: `main` of each becomes a function. */
async function buildGo(given: { id: string; code: string }[]): Promise<void> {
  for (const { id, code } of given)
    writeFileSync(join(samples.folder, `${id}.go`), code.replace("func main()", `func ${id}()`));
  const cases = given.map(({ id }) => `\tcase "${id}":\n\t\t${id}()\n`).join("");
  writeFileSync(
    join(samples.folder, "main.go"),
    `package main\n\nimport "os"\n\nfunc main() {\n\tswitch os.Args[1] {\n${cases}\t}\n}\n`,
  );
  expect(await runIn(samples.folder, "go", "build", "-o", "samples", ".")).toMatchObject({ code: 0, stderr: "" });
}

const classOf = (id: string) => id.charAt(0).toUpperCase() + id.slice(1);

/** Compiles all samples at once, since starting the compiler takes a second. */
async function buildJava(given: { id: string; code: string }[]): Promise<void> {
  const files = given.map(({ id, code }) => {
    writeFileSync(join(samples.folder, `${classOf(id)}.java`), code);
    return `${classOf(id)}.java`;
  });
  expect(await runIn(samples.folder, "javac", "-Xlint:all", ...files)).toMatchObject({ code: 0, stderr: "" });
}

test("every sample is on its page as it is run here", () => {
  for (const { name } of languages) {
    for (const { id, code } of samplesIn(name)) {
      const [, shown = ""] = textOf(neutralSite, `operations/${id}.html`).split(`<code class="language-${name}">`);
      expect(plain(shown.slice(0, shown.indexOf("</code>")))).toBe(code);
    }
  }
});

test.each(languages.filter(({ name }) => isRun(name)))(
  "every $title sample succeeds on the mock",
  async ({ name }) => {
    const mock = await startMock({ stepDelay: 0 });
    try {
      const given = samplesIn(name, await mockConnection(model, mock.url));
      const runs = await run(name, given);
      for (const { id, successes } of given) {
        const { code, stdout, stderr } = runs[id] ?? { code: 1, stdout: "", stderr: "" };
        expect([id, code, stderr]).toEqual([id, 0, ""]);
        const [, first, last] = /^(\d{3})? ?[\s\S]*?(\d{3})?\n?$/.exec(stdout) ?? [];
        if (name === "typescript") expect(stdout).toMatch(/^\{\n/);
        else expect([id, successes]).toEqual([id, expect.arrayContaining([name === "curl" ? last : first])]);
      }
      expect(mock.requests().length).toBe(given.length + 1);
    } finally {
      await mock.close();
    }
  },
  300_000,
);

test("every TypeScript sample compiles against the package, strictly", () => {
  const files = samplesIn("typescript").map(({ id, code }) => {
    const file = join(samples.folder, `${id}.typed.ts`);
    writeFileSync(file, code);
    return file;
  });
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram(files, { ...options, types: [], rootDirs: [] });
  const complaints = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  expect(complaints).toEqual([]);
}, 60_000);
