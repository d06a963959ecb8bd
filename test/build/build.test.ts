import { spawn } from "node:child_process";
import { globSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deriveArtifacts } from "../../scripts/build/artifacts.ts";
import { type Copy, copyRepository } from "./copy.ts";

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
  expect([...second].filter(([name, text]) => first.get(name) !== text).map(([name]) => name)).toEqual([]);
});

test("a build after a build writes nothing", async () => {
  await copy.run("scripts/build.ts");
  const before = generatedFiles();
  expect(await copy.run("scripts/build.ts")).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("Nothing changed"),
  });
  expect(generatedFiles()).toEqual(before);
});

describe("a broken contract leaves generated/ as it was, and the error says where and what", () => {
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
    const before = generatedFiles();
    copy.replace(file, from, to);
    const { code, stderr } = await copy.run("scripts/build.ts");
    expect(stderr).toMatch(error);
    expect(stderr).not.toContain(copy.folder);
    expect(code).toBe(1);
    expect(generatedFiles()).toEqual(before);
  });
});

describe("--check", () => {
  test("passes on what is committed", async () => {
    expect(await copy.run("scripts/build.ts", "--check")).toMatchObject({ code: 0, stderr: "" });
  });

  test("names what is stale, and writes nothing", async () => {
    writeFileSync(join(copy.folder, "generated/openapi.json"), "{}");
    writeFileSync(join(copy.folder, "generated/leftover.yaml"), "");
    const before = generatedFiles();
    const { code, stderr } = await copy.run("scripts/build.ts", "--check");
    expect([code, stderr]).toEqual([1, "Stale in generated/: leftover.yaml, openapi.json. Run npm run build.\n"]);
    expect(generatedFiles()).toEqual(before);
  });
});

describe("--watch", () => {
  let child: ReturnType<typeof spawn>;
  let next: () => Promise<string>;
  beforeEach(async () => {
    child = spawn(process.execPath, ["scripts/build.ts", "--watch"], { cwd: copy.folder, stdio: "pipe" });
    const lines = createInterface(child.stderr as Readable)[Symbol.asyncIterator]();
    next = async () => (await lines.next()).value ?? "";
    expect(await next()).toMatch(/\(\d+ ms\)$/);
  });
  afterEach(() => child.kill("SIGKILL"));

  test("builds again at each change, says how long it took, and outlives an error", async () => {
    copy.replace("spec/openapi.yaml", "title: Payouts API\n", "title: Payouts API of a brand\n");
    expect(await next()).toMatch(/^Wrote \d+ files \(\d+ ms\)$/);
    copy.replace("spec/openapi.yaml", "title: Payouts API of a brand\n", "tittle: Payouts API\n");
    expect(await next()).toMatch(/^spec\/openapi\.yaml:\d+:\d+ /);
    while (!(await next()).endsWith("(rule struct)"));
    copy.replace("spec/openapi.yaml", "tittle: Payouts API\n", "title: Payouts API again\n");
    let line = await next();
    while (!line.startsWith("Wrote")) line = await next();
    expect(line).toMatch(/^Wrote \d+ files \(\d+ ms\)$/);
    expect(child.exitCode).toBe(null);
  });

  test("sees a file that an editor saves by renaming, however often", async () => {
    for (const [from, to] of [
      ["title: Payouts API\n", "title: First\n"],
      ["title: First\n", "title: Second\n"],
      ["title: Second\n", "title: Third\n"],
    ] as const) {
      const file = join(copy.folder, "spec/openapi.yaml");
      writeFileSync(`${file}.new`, readFileSync(file, "utf8").replace(from, to));
      renameSync(`${file}.new`, file);
      expect(await next()).toMatch(/^Wrote \d+ files /);
    }
    for (const rounds of [1, 2]) {
      const file = join(copy.folder, "redocly.yaml");
      writeFileSync(`${file}.new`, `${readFileSync(file, "utf8")}# ${rounds}\n`);
      renameSync(`${file}.new`, file);
      expect(await next()).toMatch(/^Nothing changed /);
    }
  });
});

test.each<[args: string[], error: string]>([
  [["--bogus"], "Unknown option '--bogus'"],
  [["extra"], "Unexpected argument 'extra'"],
])("a wrong call, %j, is one line and exit 2", async (args, error) => {
  const { code, stderr } = await copy.run("scripts/build.ts", ...args);
  expect([code, stderr.split("\n").length]).toEqual([2, 2]);
  expect(stderr).toContain(error);
});
