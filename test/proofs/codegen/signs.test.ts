import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, expect, test } from "vitest";
import type { Sign } from "./generators/generator.ts";
import { closedGaps } from "./judge.ts";

const folder = mkdtempSync(`${tmpdir()}/signs-`);
writeFileSync(`${folder}/client.txt`, "class Choice {}");
afterAll(() => rmSync(folder, { recursive: true }));

test.each<[string, Sign, boolean]>([
  ["a warning", { shows: /WARN: no names/ }, true],
  ["a warning that is not given", { shows: /WARN: no types/ }, false],
  ["code", { file: "client.txt", shows: /class Choice/ }, true],
  ["other code", { file: "client.txt", shows: /enum Choice/ }, false],
  ["no code", { file: "server.txt", shows: /class Choice/ }, false],
  ["a command that fails and says why", { after: ["sh", "-c", "echo too many >&2; exit 1"], shows: /too many/ }, true],
  ["a command that says nothing", { after: ["true"], shows: /too many/ }, false],
  ["code that a command makes", { after: ["touch", "made.txt"], file: "made.txt", shows: /^$/ }, true],
])("%s", async (_name, sign, there) => {
  const gap = { sign, why: "It can't." };
  expect(await closedGaps([gap], folder, ["WARN: no names"])).toEqual(there ? [] : [gap]);
});
