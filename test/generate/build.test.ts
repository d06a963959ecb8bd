import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CheckError } from "../../scripts/cli/command-line.ts";
import { brandNames, root } from "../../scripts/cli/repository.ts";
import { deriveArtifacts } from "../../scripts/generate/artifacts.ts";
import { loadContract } from "../../scripts/generate/load.ts";
import { isCommitted } from "../../scripts/generate/output.ts";
import { type Copy, copyRepository } from "../copy.ts";

let copy: Copy;
beforeEach(() => {
  copy = copyRepository();
});
afterEach(() => copy.remove());

const invoices = "spec/paths/api/payout-invoices.yaml";

function generatedFiles(): [name: string, text: string, changed: number][] {
  const names = globSync("generated/**", { cwd: copy.folder }).filter((name) =>
    statSync(join(copy.folder, name)).isFile(),
  );
  return names
    .sort()
    .map((name) => [name, readFileSync(join(copy.folder, name), "utf8"), statSync(join(copy.folder, name)).mtimeMs]);
}

test("twice in a row gives the same bytes", async () => {
  const [first, second] = [await deriveArtifacts(), await deriveArtifacts()];
  expect([...second.keys()]).toEqual([...first.keys()]);
  const bytes = (content: string | Uint8Array = "") => Buffer.from(content);
  expect([...second].filter(([name, content]) => !bytes(first.get(name)).equals(bytes(content)))).toEqual([]);
});

test("a build after a build writes nothing, and one after a change says what it wrote and removed", async () => {
  await copy.run("scripts/build.ts");
  const before = generatedFiles();
  expect(await copy.run("scripts/build.ts")).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("Nothing changed"),
  });
  expect(generatedFiles()).toEqual(before);

  writeFileSync(join(copy.folder, "generated/openapi.json"), "{}");
  writeFileSync(join(copy.folder, "generated/leftover.yaml"), "");
  const { code, stderr } = await copy.run("scripts/build.ts");
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/^Wrote openapi\.json\. Removed leftover\.yaml \(\d+ ms\)\n$/),
  ]);
  // Three builds one after another, each as slow as the machine is busy.
}, 120_000);

test("a broken contract leaves generated/ as it was, and exits with 1", async () => {
  const before = generatedFiles();
  copy.replace(invoices, "tags: [Invoices]", "tags: [Invoices");
  const { code, stderr } = await copy.run("scripts/build.ts");
  expect([code, stderr]).toEqual([1, `${await complaint()}\n`]);
  expect(generatedFiles()).toEqual(before);
});

/** What the build says of the contract in the copy. */
const complaint = () =>
  loadContract(copy.folder).then(
    () => "nothing",
    (error: CheckError) => error.message,
  );

describe("an error in the contract says where it is and what", () => {
  test.each<[what: string, file: string, from: string, to: string, error: RegExp]>([
    [
      "YAML",
      invoices,
      "tags: [Invoices]",
      "tags: [Invoices",
      /^spec\/paths\/api\/payout-invoices\.yaml:\d+:\d+ .*\(rule no-unresolved-refs\)$/m,
    ],
    [
      "a reference",
      invoices,
      "CreatePayoutInvoice.yaml",
      "Missing.yaml",
      /^spec\/paths\/api\/payout-invoices\.yaml:\d+:\d+ Can't resolve \$ref.*\(rule no-unresolved-refs\)$/m,
    ],
    [
      "a keyword",
      invoices,
      "operationId:",
      "operationID:",
      /^spec\/paths\/api\/payout-invoices\.yaml:\d+:\d+ .*operationID.* Did you mean .*\(rule struct\)$/m,
    ],
    [
      "an audience",
      invoices,
      "x-audience: private",
      "x-audience: internal",
      /^spec\/paths\/api\/payout-invoices\.yaml:\d+:\d+ .*x-audience.*private or public.*\(rule rule\/audience\)$/m,
    ],
    [
      "no audience",
      invoices,
      "x-audience: private",
      "x-note: none",
      /^spec\/paths\/api\/payout-invoices\.yaml:\d+:\d+ .*x-audience.*private or public.*\(rule rule\/audience\)$/m,
    ],
    [
      "an example",
      "spec/examples/create-minimal-request.yaml",
      "amount: 250",
      "amount: 0",
      /^spec\/examples\/create-minimal-request\.yaml:\d+:\d+ .*\(rule no-invalid-media-type-examples\)$/m,
    ],
  ])("%s", async (_what, file, from, to, error) => {
    copy.replace(file, from, to);
    const message = await complaint();
    expect(message).toMatch(error);
    expect(message).not.toContain(copy.folder);
  });
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
  const before = generatedFiles();
  const { code, stderr } = await copy.run("scripts/build.ts", "--check");
  expect([code, stderr]).toEqual([1, "Stale in generated/: leftover.yaml, openapi.json. Run npm run build.\n"]);
  expect(generatedFiles()).toEqual(before);
});

test.each<[args: string[], error: string]>([
  [["--bogus"], "--bogus: no such option. See --help."],
  [["extra"], "extra: is one argument too many."],
  [["--check", "--watch"], "--check and --watch"],
])("a wrong call, %j, is one line and exit 2", async (args, error) => {
  const { code, stderr } = await copy.run("scripts/build.ts", ...args);
  expect([code, stderr.split("\n").length]).toEqual([2, 2]);
  expect(stderr).toContain(error);
});
