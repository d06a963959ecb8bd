import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { start } from "../running.ts";

const script = (name: string, ...args: string[]) => start(process.execPath, `${root}test/proofs/${name}`, ...args);
const names = globSync("*.ts", { cwd: `${root}test/proofs` }).filter(
  (name) => !/\.(test|config)\.ts$|^capture-/.test(name),
);

test.each(names)("%s: an option that it doesn't know is one line and exit 2", async (name) => {
  const running = script(name, "--bogus");
  expect(await running.ends()).toBe(2);
  expect(running.output()).toMatch(/^[^\n]*--bogus[^\n]*\n$/);
});

test.each(names)("%s --help says how to call it, on a screen", async (name) => {
  const running = script(name, "--help");
  expect(await running.ends()).toBe(0);
  expect(running.output()).toMatch(/^Usage: npm /);
  const lines = running.output().trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(50);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});
