import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../scripts/cli/repository.ts";

const folder = mkdtempSync(join(tmpdir(), "actions-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A Node that runs TypeScript, whatever is on the PATH. */
const node = process.execPath;

interface Action {
  inputs: Record<string, { default?: string }>;
  runs: { steps: { id?: string; if?: string; run: string; env?: Record<string, string> }[] };
}

interface Ran {
  code: number;
  output: string;
  outputs: Record<string, string>;
  summary: string;
}

/** Runs the steps of an action one after the other, each in a shell with what the runner has for it. */
async function runAction(name: string, given: Record<string, string>): Promise<Ran> {
  const place = `${root}.github/actions/${name}`;
  const { inputs, runs }: Action = parse(readFileSync(`${place}/action.yml`, "utf8"));
  const values: Record<string, string> = { "github.repository": "owner/repository", "github.event.number": "7" };
  for (const [input, { default: usual = "" }] of Object.entries(inputs))
    values[`inputs.${input}`] = given[input] ?? usual;
  expect(Object.keys(given).filter((input) => !(input in inputs))).toEqual([]);

  const temporary = mkdtempSync(join(folder, "runner-"));
  const [outputFile, summaryFile] = [join(temporary, "output"), join(temporary, "summary")];
  writeFileSync(outputFile, "");
  writeFileSync(summaryFile, "");
  const ran: Ran = { code: 0, output: "", outputs: {}, summary: "" };
  for (const { id, if: condition, run, env = {} } of runs.steps) {
    const [, left = "", operator, right] = /^(\S+) (==|!=) '(.*)'$/.exec(condition ?? "") ?? [];
    if (condition && ((values[left] ?? "") === right) !== (operator === "==")) continue;
    const evaluated = Object.entries(env).map(([key, text]) => [
      key,
      text.replace(/^\$\{\{ (\S+) \}\}$/, (_, key) => values[key] ?? ""),
    ]);
    const { code, output } = await bash(run, {
      ...process.env,
      PATH: `${folder}${delimiter}${process.env.PATH}`,
      RUNNER_TEMP: temporary,
      GITHUB_ACTION_PATH: place,
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
      ...Object.fromEntries(evaluated),
    });
    ran.output += output;
    ran.code = code;
    if (code !== 0) break;
    for (const line of readFileSync(outputFile, "utf8").trim().split("\n")) {
      const [key = "", ...value] = line.split("=");
      ran.outputs[key] = value.join("=");
      values[`steps.${id}.outputs.${key}`] = value.join("=");
    }
  }
  return { ...ran, summary: readFileSync(summaryFile, "utf8") };
}

function bash(script: string, env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile("bash", ["-eo", "pipefail", "-c", script], { cwd: root, env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

test("the mock goes on after its step, and is ready", async () => {
  const options = "--https --admin-port 0 --base-path '/mocks'";
  const { code, output, outputs } = await runAction("mock", { command: `${node} scripts/mock.ts`, options });
  expect([code, output]).toEqual([0, `The mock is at ${outputs.url}\n`]);
  expect(outputs.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/mocks$/);
  expect(outputs["admin-url"]).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(existsSync(outputs.certificate ?? "")).toBe(true);
  expect(readFileSync(outputs.log ?? "", "utf8")).toContain(`Mock  ${outputs.url}`);
  process.kill(Number(outputs.pid), "SIGTERM");
  await expect.poll(() => existsSync(outputs.certificate ?? ""), { timeout: 10_000 }).toBe(false);
});

test.each([
  ["ends", `${node} scripts/mock.ts --no-such-option`, "::error::The mock ended. Its log is above."],
  ["hangs", "sleep 60 #", "::error::The mock was not ready after 1 seconds. Its log is above."],
])("a mock that %s fails the step, with its log", async (_what, command, error) => {
  const { code, output } = await runAction("mock", { command, timeout: command.startsWith("sleep") ? "1" : "60" });
  expect([code, output]).toEqual([1, expect.stringContaining(error)]);
});

const paths = (names: string[]) =>
  Object.fromEntries(names.map((name) => [`/${name}`, { get: { responses: { 200: { description: "Fine." } } } }]));

/** A document with some paths, as a file. */
function document(...names: string[]): string {
  const file = join(folder, `${names.join("-")}.json`);
  writeFileSync(
    file,
    JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1.0.0" }, paths: paths(names) }),
  );
  return file;
}

// What GitHub's own command is asked to do.
writeFileSync(join(folder, "gh"), `#!/bin/sh\necho "gh $* $GH_REPO $GH_TOKEN"\ncat "$5"\n`);
chmodSync(join(folder, "gh"), 0o755);

test("a diff is in the summary, in a file, and in a comment where there is a token", async () => {
  const given = { command: `${node} scripts/diff.ts`, base: document("a", "b"), new: document("a") };
  const quiet = await runAction("diff", given);
  expect([quiet.code, quiet.output]).toEqual([0, ""]);
  expect(quiet.summary).toContain("major");
  expect(readFileSync(quiet.outputs.report ?? "", "utf8")).toBe(quiet.summary);

  const failing = await runAction("diff", { ...given, "fail-on": "major", token: "secret" });
  expect(failing.code).toBe(1);
  const report = failing.outputs.report;
  expect(failing.output).toContain(
    `gh pr comment 7 --body-file ${report} --edit-last --create-if-none owner/repository secret\n`,
  );
  expect(failing.output).toContain("::error::The contract changes further than major allows.");
});

test.each([
  ["a wrong call", `${node} scripts/diff.ts`, 2],
  ["a command that fails with 1", "false", 1],
  ["a command that says nothing", "true", 1],
])("%s is no report", async (_what, command, status) => {
  const { code, summary, outputs } = await runAction("diff", { command, base: "none.json", new: document("a") });
  expect([code, summary, outputs]).toEqual([status, "", {}]);
});
