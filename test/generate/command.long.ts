import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CheckError } from "../../scripts/cli/command-line.ts";
import { loadContract } from "../../scripts/generate/load.ts";
import { type Copy, copyRepository } from "../copy.ts";
import { generatedFiles } from "./generated-files.ts";

let copy: Copy;
beforeEach(() => {
  copy = copyRepository();
});
afterEach(() => copy.remove());

const invoices = "spec/paths/api/payout-invoices.yaml";

test("a broken contract leaves generated/ as it was, and exits with 1", async () => {
  const before = generatedFiles(copy.folder);
  copy.replace(invoices, "tags: [Invoices]", "tags: [Invoices");
  const { code, stderr } = await copy.run("scripts/build.ts");
  expect([code, stderr]).toEqual([1, `${await complaint()}\n`]);
  expect(generatedFiles(copy.folder)).toEqual(before);
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

test.each<[args: string[], error: string]>([
  [["--bogus"], "--bogus: no such option. See --help."],
  [["extra"], "extra: is one argument too many."],
  [["--check", "--watch"], "--check and --watch"],
])("a wrong call, %j, is one line and exit 2", async (args, error) => {
  const { code, stderr } = await copy.run("scripts/build.ts", ...args);
  expect([code, stderr.split("\n").length]).toEqual([2, 2]);
  expect(stderr).toContain(error);
});
