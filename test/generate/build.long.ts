import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { brandNames, root } from "../../scripts/cli/repository.ts";
import { deriveArtifacts } from "../../scripts/generate/artifacts.ts";
import { isCommitted } from "../../scripts/generate/output.ts";
import { type Copy, copyRepository } from "../copy.ts";
import { generatedFiles } from "./generated-files.ts";

let copy: Copy;
beforeEach(() => {
  copy = copyRepository();
});
afterEach(() => copy.remove());

test("twice in a row gives the same bytes", async () => {
  const [first, second] = [await deriveArtifacts(), await deriveArtifacts()];
  expect([...second.keys()]).toEqual([...first.keys()]);
  const bytes = (content: string | Uint8Array = "") => Buffer.from(content);
  expect([...second].filter(([name, content]) => !bytes(first.get(name)).equals(bytes(content)))).toEqual([]);
});

test("a build after a build writes nothing, and one after a change says what it wrote and removed", async () => {
  await copy.run("scripts/build.ts");
  const before = generatedFiles(copy.folder);
  expect(await copy.run("scripts/build.ts")).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("Nothing changed"),
  });
  expect(generatedFiles(copy.folder)).toEqual(before);

  writeFileSync(join(copy.folder, "generated/openapi.json"), "{}");
  writeFileSync(join(copy.folder, "generated/leftover.yaml"), "");
  const { code, stderr } = await copy.run("scripts/build.ts");
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/^Wrote openapi\.json\. Removed leftover\.yaml \(\d+ ms\)\n$/),
  ]);
});

test("what is built and not committed is what git ignores", async () => {
  const artifacts = await deriveArtifacts(brandNames());
  const names = [...artifacts.keys(), "docs/index.html", "package/mock/bin.js"].map((name) => `generated/${name}`);
  const { stdout } = spawnSync("git", ["check-ignore", "--no-index", "--stdin"], {
    cwd: root,
    input: names.join("\n"),
    encoding: "utf8",
  });
  expect(stdout.trim().split("\n")).toEqual(names.filter((name) => !isCommitted(name.replace("generated/", ""))));
});

test("--check brings what is not committed, names what is stale, and writes nothing else", async () => {
  expect(existsSync(join(copy.folder, "generated/client/private.js"))).toBe(false);
  expect(await copy.run("scripts/build.ts", "--check")).toMatchObject({ code: 0, stderr: "" });
  expect(existsSync(join(copy.folder, "generated/client/private.js"))).toBe(true);
  writeFileSync(join(copy.folder, "generated/openapi.json"), "{}");
  writeFileSync(join(copy.folder, "generated/leftover.yaml"), "");
  const before = generatedFiles(copy.folder);
  const { code, stderr } = await copy.run("scripts/build.ts", "--check");
  expect([code, stderr]).toEqual([1, "Stale in generated/: leftover.yaml, openapi.json. Run npm run build.\n"]);
  expect(generatedFiles(copy.folder)).toEqual(before);
});
