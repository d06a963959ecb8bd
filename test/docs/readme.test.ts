import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "../../scripts/build/paths.ts";

const readme = readFileSync(`${root}README.md`, "utf8");
const scripts: Record<string, string> = JSON.parse(readFileSync(`${root}package.json`, "utf8")).scripts;

const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, text]) => text ?? "");

/** Each command that the README tells a reader to type, and what runs it. */
const runners: Record<string, string> = {
  "npm ci": ".ci/run",
  "npm test": ".ci/run",
  "npm start": "test/start.test.ts",
  "npm run docs": "test/start.test.ts",
};

test("every command of the README is run by a test or by CI", () => {
  const commands = blocks("sh").flatMap((block) => block.trim().split("\n"));
  expect(commands.filter((command) => !(command in runners))).toEqual([]);
  for (const [command, file] of Object.entries(runners)) {
    const script = command.match(/^npm run (\S+)$/)?.[1] ?? command.match(/^npm (start)$/)?.[1];
    const needle = script === undefined ? command : `script("${script}"`;
    expect([command, readFileSync(`${root}${file}`, "utf8").includes(needle)]).toEqual([command, true]);
  }
});

test("every npm script that the README names is there, and the other way round", () => {
  const named = new Set([...readme.matchAll(/`npm (?:run )?([a-z:]+)/g)].map(([, name]) => name));
  named.delete("ci");
  expect([...named].sort()).toEqual(
    Object.keys(scripts)
      .filter((name) => name !== "prepack")
      .sort(),
  );
});

test("every file that the README links to is there", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? "");
  expect(links.length).toBeGreaterThan(0);
  expect(
    links.filter((link) => !ts.sys.fileExists(`${root}${link}`) && !ts.sys.directoryExists(`${root}${link}`)),
  ).toEqual([]);
});

test.each(blocks("ts").map((text) => [text.split("\n")[0], text]))(
  "the example %s compiles against the package",
  (_first, text) => {
    // Within the package its own name leads to what others import by it.
    const file = `${root}example-of-the-readme.ts`;
    const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
    const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, noUnusedLocals: false }, root);
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (name) => name === file || fileExists(name);
    host.getSourceFile = (name, language) =>
      name === file ? ts.createSourceFile(name, text, language) : getSourceFile(name, language);
    const program = ts.createProgram([file], options, host);
    const complaints = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(complaints).toEqual([]);
  },
);
