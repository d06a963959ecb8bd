import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { outputOf, runProgram } from "../../scripts/cli/run-program.ts";

const node = (code: string): [string, string[]] => [process.execPath, ["--eval", code]];

test("a program's exit code and output are given, whatever they are", async () => {
  const ended = await runProgram(...node('console.log("out"); console.error("err"); process.exitCode = 3'));
  expect(ended).toEqual({ code: 3, stdout: "out\n", stderr: "err\n" });
});

test("it runs where and with what it is told", async () => {
  const options = { cwd: tmpdir(), env: { WORD: "hello" } };
  const printed = await outputOf(...node("console.log(process.cwd(), process.env.WORD)"), options);
  expect(printed).toBe(`${realpathSync(tmpdir())} hello\n`);
});

test("much output is taken", async () => {
  expect((await outputOf(...node('process.stdout.write("x".repeat(5e6))'))).length).toBe(5e6);
});

test("what fails says why", async () => {
  await expect(outputOf(...node('console.error("broken"); process.exit(1)'))).rejects.toThrow(/exit code 1\nbroken/);
});

test.each([
  ["is not there", "/nowhere/program", []],
  ["is killed", ...node('process.kill(process.pid, "SIGKILL")')],
] as [string, string, string[]][])("a program that %s is an error", async (_what, file, args) => {
  await expect(runProgram(file, args)).rejects.toThrow();
});
