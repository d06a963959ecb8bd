import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { runProgram } from "../../scripts/cli/run-program.ts";
import { loadContract } from "../../scripts/generate/load.ts";
import { kindsOfParts, writePart } from "../../scripts/generate/new-part.ts";
import { unfinishedLines } from "../../scripts/generate/unfinished.ts";

/** What parts are made of, free to be changed. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "new-part-"));
  for (const name of ["spec", "CHANGELOG.md", "redocly.yaml"])
    cpSync(`${root}${name}`, join(folder, name), { recursive: true });
  symlinkSync(`${root}scripts`, join(folder, "scripts"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Begins a part in the copy, and gives the files that it wrote. */
function begin(kind: string, ...operands: string[]): string[] {
  const part = kindsOfParts[kind];
  if (!part) throw new Error(`no kind ${kind}`);
  return writePart(part, operands, folder);
}

/** What the build says of it. */
const complaint = () =>
  loadContract(folder).then(
    () => "",
    (error: Error) => error.message,
  );

/** Which files differ from those of the repository, new ones included. */
function changed(): string[] {
  const read = (folder: string) =>
    globSync(["spec/**/*.*", "CHANGELOG.md"], { cwd: folder }).map((file): [string, string] => [
      file,
      readFileSync(join(folder, file), "utf8"),
    ]);
  const before = new Map(read(root));
  return read(folder).flatMap(([file, text]) => (before.get(file) === text ? [] : file));
}

const path = "spec/paths/api/payout-services@{id}@terms.yaml";

describe("what is begun is named by the build, line by line, until it is filled in", () => {
  test.each<[call: string[], files: string[]]>([
    [
      ["field", "Customer.nickname"],
      ["spec/schemas/Customer.yaml", "CHANGELOG.md"],
    ],
    [
      ["operation", "getPayoutServiceTerms", "GET", "/api/payout-services/{id}/terms"],
      [path, "spec/openapi.yaml", "CHANGELOG.md"],
    ],
    [
      ["operation", "cancelPayoutInvoice", "delete", "/api/payout-invoices/{id}"],
      ["spec/paths/api/payout-invoices@{id}.yaml", "CHANGELOG.md"],
    ],
    [
      ["brand", "zenith"],
      ["spec/brands/zenith.yaml", "CHANGELOG.md"],
    ],
    [["guide", "limits"], ["spec/guides/limits.md"]],
    [["guide", "toolkit/limits"], ["spec/guides/toolkit/limits.md"]],
  ])("%j", async ([kind = "", ...operands], files) => {
    expect(begin(kind, ...operands)).toEqual(files);
    const lines = (await complaint()).split("\n");
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/^\S+:\d+ still says TODO: \w.*$/);
    const named = [...lines, ...unfinishedLines("CHANGELOG.md", folder)].map((line) => line.replace(/:.*/, ""));
    expect(files.filter((file) => file !== "spec/openapi.yaml" && !named.includes(file))).toEqual([]);
  });

  test("a status, with its example, in every operation and in the order of the statuses", async () => {
    const files = begin("status", "418");
    const operations = files.filter((file) => file.startsWith("spec/paths/"));
    expect(files).toEqual([
      "spec/responses/ImATeapot.yaml",
      "spec/examples/im-a-teapot-error.yaml",
      ...operations,
      "CHANGELOG.md",
    ]);
    expect(operations.length).toBeGreaterThan(5);
    for (const file of operations) {
      const text = readFileSync(join(folder, file), "utf8");
      const statuses = [...text.matchAll(/^ {4}"(\d+)":$/gm)].map(([, status]) => Number(status));
      const [first = [], ...others] = text.split(/^\w+:$/m).map((part) => part.match(/^ {4}"418":$/gm) ?? []);
      expect([first.length, ...others.map(({ length }) => length)]).toEqual([0, ...others.map(() => 1)]);
      if (others.length === 1) expect(statuses).toEqual(statuses.toSorted());
    }
    expect(await complaint()).toMatch(/^spec\/examples\/im-a-teapot-error\.yaml:1 still says TODO: say/);
  });
});

test("the rest of a file that is added to stays as it is", () => {
  const before = readFileSync(join(folder, "spec/schemas/Customer.yaml"), "utf8");
  begin("field", "Customer.nickname");
  const after = readFileSync(join(folder, "spec/schemas/Customer.yaml"), "utf8");
  expect(after).toMatch(/^ {2}nickname:\n {4}type: TODO /m);
  expect(after.replace(/ {2}nickname:\n( {4}.*\n)+/, "")).toBe(before);
});

test.each<[call: string[], error: string]>([
  [["field", "Customer"], "Customer: not a member."],
  [["field", "Custmer.nickname"], "Custmer: no such schema. Did you mean Customer?"],
  [["field", "Customer.phone"], "Customer.phone: exists already in spec/schemas/Customer.yaml."],
  [["field", "Amount.unit"], "Amount: has no properties in spec/schemas/Amount.yaml"],
  [["status", "200"], "200: not the status of an error."],
  [["status", "409"], "409: exists already, in spec/paths/"],
  [["operation", "Terms", "GET", "/api/terms"], "Terms: not the ID of an operation."],
  [["operation", "getTerms", "GTE", "/api/terms"], "GTE: not an HTTP method."],
  [["operation", "getTerms", "GET", "/terms"], "/terms: not a path of an API."],
  [["operation", "getPayoutService", "GET", "/api/terms"], "getPayoutService: exists already, in spec/paths/api/"],
  [
    ["operation", "getTerms", "GET", "/api/payout-services/{id}"],
    "GET /api/payout-services/{id}: exists already, in spec/paths/api/payout-services@{id}.yaml.",
  ],
  [["brand", "Zenith Pay"], "Zenith Pay: not a name of a brand."],
  [["brand", "corefy"], "spec/brands/corefy.yaml: exists already."],
  [["guide", "../limits"], "../limits: not a name of a guide."],
  [["guide", "toolkit/mock"], "spec/guides/toolkit/mock.md: exists already."],
])("%j is an error of one line that says what to do, and writes nothing", ([kind = "", ...operands], error) => {
  expect(() => begin(kind, ...operands)).toThrow(error);
  expect(() => begin(kind, ...operands)).toThrow(/^[^\n]+[.?]$/);
  expect(changed()).toEqual([]);
});

test.each<[args: string[], error: string]>([
  [[], "Say what is new: field, status, operation, brand, guide. See npm run new -- --help."],
  [["feild", "Customer.nickname"], "feild: no such kind. Did you mean field?"],
  [["guide"], "guide: takes [toolkit/]NAME. Call it as in npm run new -- guide [toolkit/]NAME."],
  [["field", "Customer.phone"], "Customer.phone: exists already in spec/schemas/Customer.yaml. Give another name."],
])("a wrong call, %j, is one line and exit 2", async (args, error) => {
  const run = runProgram(process.execPath, [`${root}scripts/new.ts`, ...args]);
  expect(await run).toEqual({ code: 2, stdout: "", stderr: `${error}\n` });
});
