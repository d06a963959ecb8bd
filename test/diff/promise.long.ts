import { inc } from "semver";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contract } from "../../scripts/openapi/generated.ts";
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

test("a change of the contract without a line in the changelog fails on a branch", async () => {
  repository.git("switch", "--quiet", "--create=branch");
  breakContract();
  const { code, stderr } = await check();
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^CHANGELOG\.md:\d+ says nothing of what changed in spec\/ since [0-9a-f]{7}, which is major\. Add a line .*\n$/,
  );
  repository.replace("CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- **Breaking:** A path moved.\n");
  expect(await check()).toEqual({ code: 0, stdout: "", stderr: "" });
});
