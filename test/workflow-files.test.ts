import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../scripts/cli/repository.ts";

const files = globSync(".github/workflows/*.yml", { cwd: root }).map(
  (name) => [name, readFileSync(root + name, "utf8")] as const,
);
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));

interface Job {
  container?: string;
  steps: { uses?: string; run?: string }[];
}

/** Every job of all workflows, with what its steps run or use. */
const jobs = files.flatMap(([file, text]) =>
  Object.entries<Job>(parse(text).jobs).map(([name, { container, steps }]) => ({
    job: `${file}, ${name}`,
    container,
    steps: steps.map(({ uses, run }) => run ?? uses ?? ""),
  })),
);

test.each(files)("%s pins each action to a commit, and says which version that is", (_name, text) => {
  const own = [...text.matchAll(/uses: \.\/(\S+)/g)].map(([, folder]) => folder);
  expect(own.filter((folder) => !existsSync(`${root}${folder}/action.yml`))).toEqual([]);
  const uses = text.split("\n").filter((line) => /\buses: (?!\.\/)/.test(line));
  expect(uses.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+\.\d+)?$/.test(line))).toEqual([]);
});

test.each(jobs.filter(({ container }) => container))("$job pins its container by digest", ({ container }) => {
  expect(container).toMatch(/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
});

test.each(files)("%s grants nothing that a job does not ask for, and no job runs for ever", (_name, text) => {
  const { permissions, jobs } = parse(text);
  expect(permissions).toEqual({});
  for (const job of Object.values<Record<string, unknown>>(jobs)) {
    expect(Object.keys(job)).toEqual(expect.arrayContaining(["permissions", "timeout-minutes"]));
  }
});

test("they use each action of the repository", () => {
  const actions = globSync(".github/actions/*", { cwd: root });
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter((folder) => !files.some(([, text]) => text.includes(`uses: ./${folder} `)))).toEqual([]);
});

test("they call scripts that are there", () => {
  const names = files.flatMap(([, text]) =>
    [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name = ""]) => name),
  );
  expect(names.filter((name) => !(name in manifest.scripts))).toEqual([]);
  const paths = files.flatMap(([, text]) =>
    [...text.matchAll(/run: (?:bash|node) (\S+)/g)].map(([, path = ""]) => path),
  );
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !existsSync(root + path))).toEqual([]);
});

test.each(jobs.filter(({ container }) => container))(
  "$job lets git read the work folder, which is another user's",
  ({ steps }) => {
    const checkout = steps.findIndex((step) => step.startsWith("actions/checkout@"));
    expect(steps[checkout + 1]).toBe('git config --global --add safe.directory "$GITHUB_WORKSPACE"');
  },
);

test.each(jobs.filter(({ steps }) => steps.includes("npm test")))(
  "$job has the programs without which no test passes in CI",
  ({ steps }) => {
    const before = steps.slice(0, steps.indexOf("npm test")).map((step) => step.replace(/@.*/, ""));
    expect(before).toEqual(expect.arrayContaining(["actions/setup-go", "bash .ci/programs"]));
  },
);

test("the newest packages run the scripts that are allowed, and no others", () => {
  const { steps = [] } = jobs.find(({ job }) => job.includes("newest.yml")) ?? {};
  const [rebuilt = ""] = steps.filter((step) => step.startsWith("npm rebuild "));
  const allowed = Object.entries(manifest.allowScripts).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []));
  // Node's version stays as it is.
  expect(rebuilt.split(" ").slice(2).sort()).toEqual(allowed.filter((name) => name !== "node").sort());
  expect(steps.filter((step) => /^npm (install|update)/.test(step))).toEqual(["npm install --ignore-scripts"]);
});
