import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inc } from "semver";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contract } from "../contract.ts";
import { createRepository, type Repository } from "./repository.ts";

let repository: Repository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

const check = () => repository.run("scripts/diff.ts", "--check");
const contractFile = "spec/openapi.yaml";
const { version } = contract.info;

/** Moves an operation. */
function breakContract(): void {
  const [path] = Object.keys(contract.paths);
  repository.replace(contractFile, `  ${path}:\n`, `  ${path}/new:\n`);
}

test("what was released is promised: file, line and remedy for each version and the changelog", async () => {
  repository.git("tag", `v${version}`);
  repository.replace("CHANGELOG.md", "## Unreleased\n", `## Unreleased\n\n## ${version}\n`);
  breakContract();
  repository.git("commit", "--quiet", "--all", "--message=Break it");
  const { code, stderr } = await check();
  expect(code).toBe(1);
  const lines = stderr.trim().split("\n");
  const since = `the contract's changes since v${version} are major`;
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^spec\/openapi\.yaml:\d+ names version /);
  expect(lines[0]).toContain(`${since}. Set it to ${inc(version, "major")} or more`);
  expect(lines[1]).toMatch(/^package\.json:\d+ names version /);
  expect(lines[2]).toMatch(/^CHANGELOG\.md:\d+ promises none, but .*Begin a line with `- \*\*Breaking:\*\*`/);
});

test("what is promised may be released", async () => {
  repository.git("tag", `v${version}`);
  breakContract();
  repository.replace(contractFile, `version: ${version}`, `version: ${inc(version, "major")}`);
  repository.replace("package.json", '"version": "', '"version": "99');
  repository.replace(
    "CHANGELOG.md",
    "## Unreleased\n",
    `## Unreleased\n\n- **Breaking:** A path moved.\n\n## ${version}\n`,
  );
  expect(await check()).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("a branch that changes the contract says so in the changelog, and no less than it is", async () => {
  repository.git("switch", "--quiet", "--create=branch");
  breakContract();
  const silent = await check();
  expect(silent.code).toBe(1);
  expect(silent.stderr).toMatch(
    /^CHANGELOG\.md:\d+ says nothing of what changed in spec\/ since [0-9a-f]{7}, which is major\. Begin a line .*$/m,
  );
  repository.replace("CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- A path moved.\n");
  const modest = await check();
  expect(modest.code).toBe(1);
  expect(modest.stderr).toMatch(
    /^CHANGELOG\.md:\d+ promises minor for what changed in spec\/ .* is major\. Begin a line /m,
  );
  repository.replace("CHANGELOG.md", "- A path moved.\n", "- **Breaking:** A path moved.\n");
  expect((await check()).code).toBe(0);
});

test("what can't be compared is said", async () => {
  expect((await check()).stderr).toBe(
    "No release yet, as no tag is named like v1.2.3: the versions are not compared.\n",
  );
  repository.git("branch", "--move", "trunk");
  expect((await check()).stderr).toContain("\nNo branch main here: the changelog is not compared");
  rmSync(join(repository.folder, ".git"), { recursive: true });
  expect(await check()).toEqual({
    code: 0,
    stdout: "",
    stderr: "Nothing is compared: this is not a git repository.\n",
  });
});

test("a repository that git does not read is no contract without changes", async () => {
  writeFileSync(join(repository.folder, ".git/config"), "[broken");
  for (const args of [["--check"], ["HEAD"]]) {
    const { code, stderr } = await repository.run("scripts/diff.ts", ...args);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^\.git: git does not read it, and nothing can be compared\. Mend what it says: .*config.*\n$/,
    );
  }
});

test("a file that names no version", async () => {
  repository.git("tag", `v${version}`);
  repository.replace("package.json", '"version"', '"edition"');
  const { code, stderr } = await check();
  expect([code, stderr]).toEqual([1, "package.json: has no line that names the version. Give it one.\n"]);
});
