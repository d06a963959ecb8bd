import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "../../scripts/cli/run-program.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { Targets } from "../diff/targets.ts";
import { command, installed, project } from "./installed.ts";

/** Without a PATH, there is no git. */
const diff = (...args: string[]) =>
  runProgram(process.execPath, [command, "diff", ...args], { cwd: project, env: { PATH: "" } });

beforeAll(() => {
  const file = join(installed, "generated/openapi.json");
  cpSync(file, join(project, "base.json"));
  const document = JSON.parse(readFileSync(file, "utf8")) as OpenApiDocument;
  const { operation } = new Targets(document);
  Object.assign(operation.responses, { 418: { description: "It is a teapot." } });
  writeFileSync(join(project, "minor.json"), JSON.stringify(document));
  operation.operationId = "another";
  writeFileSync(join(project, "major.json"), JSON.stringify(document));
  writeFileSync(join(project, "parts.yaml"), `openapi: 3.1.1\ninfo: { title: t }\npaths: { /a: { $ref: a.yaml } }\n`);
});

describe("the package's command compares two files, without git", () => {
  test.each<[args: string[], code: number, stdout: RegExp, stderr: string]>([
    [["base.json", "base.json"], 0, /^none: the contracts are the same\.$/m, ""],
    [
      ["base.json", "minor.json", "--fail-on", "major"],
      0,
      /^minor: 1 minor\.\n[\s\S]*`418` of `responses` was added/,
      "",
    ],
    [
      ["base.json", "major.json", "--fail-on", "major"],
      1,
      /^major: 1 major, 1 minor/,
      "the version must move by major",
    ],
    [["base.json", "major.json", "--markdown"], 0, /^\*\*The contract needs a major version\*\*/, ""],
    [["base.json"], 2, /^$/, "Give two documents, as in npx payouts-contract diff main:openapi.yaml openapi.yaml."],
    [["main:base.json", "base.json"], 2, /^$/, "git, which could read a revision, isn't installed."],
    [["nowhere.json", "base.json"], 2, /^$/, "nowhere.json: no such file."],
    [["parts.yaml", "base.json"], 2, /^$/, "parts.yaml: refers to other files."],
    [["--check"], 2, /^$/, "--check: needs the contract's repository."],
  ])("%j", async (args, code, stdout, stderr) => {
    const run = await diff(...args);
    expect(run).toMatchObject({ code, stdout: expect.stringMatching(stdout), stderr: expect.stringContaining(stderr) });
    expect(run.stderr.split("\n").length).toBeLessThanOrEqual(2);
  });
});
