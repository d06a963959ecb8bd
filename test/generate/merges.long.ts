import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { copyRepository } from "../copy.ts";

test("what a merge marks is named as such: in spec/, in generated/ and in the changelog", async () => {
  const copy = copyRepository();
  onTestFinished(() => copy.remove());
  const marks = "<<<<<<< ours\n-\n=======\n-\n>>>>>>> theirs\n";
  const text = readFileSync(join(copy.folder, "generated/openapi.yaml"), "utf8");
  copy.replace("generated/openapi.yaml", text, text + marks);
  const checked = await copy.run("scripts/build.ts", "--check");
  const remedy = "Resolve spec/, then run npm run build.";
  const line = text.split("\n").length;
  expect(checked).toMatchObject({
    code: 1,
    stderr: [
      `generated/openapi.yaml:${line} <<<<<<< marks a conflict of a merge. ${remedy}\n`,
      `generated/openapi.yaml:${line + 2} ======= marks a conflict of a merge. ${remedy}\n`,
      `generated/openapi.yaml:${line + 4} >>>>>>> marks a conflict of a merge. ${remedy}\n`,
    ].join(""),
  });

  copy.replace("spec/schemas/Customer.yaml", "properties:\n", `properties:\n${marks}`);
  const built = await copy.run("scripts/build.ts");
  const spoken = /^spec\/schemas\/Customer\.yaml:\d+ <<<<<<< marks a conflict of a merge\. Keep .*$/m;
  expect([built.code, built.stderr]).toEqual([1, expect.stringMatching(spoken)]);

  copy.replace("CHANGELOG.md", "## Unreleased\n", `## Unreleased\n${marks}`);
  const { code, stderr } = await copy.run("scripts/diff.ts", "--check");
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^CHANGELOG\.md:\d+ <<<<<<< marks a conflict of a merge\./),
  ]);
});
