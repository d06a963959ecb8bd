import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { compareDocuments } from "../../scripts/diff/compare-contracts.ts";
import { buildSite, type SiteFiles } from "../../scripts/docs/build-site.ts";
import { deriveClients } from "../../scripts/generate/clients.ts";
import { withAudiences } from "../../scripts/generate/derive.ts";
import { loadContract } from "../../scripts/generate/load.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { readModel } from "../../scripts/openapi/model.ts";
import { contract } from "../contract.ts";
import { copyRepository } from "../copy.ts";
import { textOf } from "../docs/site.ts";

/** The contract with an operation, a parameter and a member that are to come to an end. */
function withDeprecations(): OpenApiDocument {
  const document = structuredClone(contract);
  const { get } = document.paths["/api/payout-invoices"] ?? {};
  const { phone } = document.components.schemas.Customer?.properties ?? {};
  const { pageAfter } = document.components.parameters ?? {};
  if (!get || !phone || !pageAfter) throw new Error("the contract has other parts");
  Object.assign(get, { deprecated: true, "x-replaced-by": "getPayoutInvoice" });
  Object.assign(pageAfter, { deprecated: true, "x-replaced-by": "page[before]" });
  Object.assign(phone, { deprecated: true, "x-replaced-by": "email" });
  return document;
}

const document = withDeprecations();

describe("what is deprecated is marked as such, with what takes its place", () => {
  let files: SiteFiles;
  let clients: Map<string, string>;
  beforeEach(async () => {
    files ??= await buildSite({ document, downloads: new Map() });
    const audiences = withAudiences(document).slice(1);
    clients ??= new Map(
      await deriveClients(
        readModel(document),
        audiences.map(([name, own]) => [name, readModel(own)]),
      ),
    );
  });

  test.each<[what: string, file: string, text: RegExp]>([
    [
      "an operation",
      "operations/listPayoutInvoices.html",
      /deprecated<\/span> Use <a href="getPayoutInvoice\.html"><code>getPayoutInvoice<\/code>/,
    ],
    ["an operation", "operations/listPayoutInvoices.md", /^\*\*Deprecated\.\*\* Use `getPayoutInvoice` instead\.$/m],
    [
      "a parameter",
      "operations/listPayoutInvoices.html",
      /deprecated<\/span> Use <a href="#query\.page\.before"><code>page\[before\]<\/code>/,
    ],
    [
      "a parameter",
      "operations/listPayoutInvoices.md",
      /^- `page\[after\]` .*\*\*Deprecated\.\*\* Use `page\[before\]`/m,
    ],
    [
      "a member",
      "operations/createPayoutInvoice.html",
      /id="request\.data\.attributes\.customer\.phone"(?:(?!<li)[\s\S])*deprecated<\/span> Use <a href="#request\.data\.attributes\.customer\.email">/,
    ],
    ["a member", "operations/createPayoutInvoice.md", /^ +- `phone` .*\*\*Deprecated\.\*\* Use `email` instead\./m],
  ])("%s on %s", (_what, file, text) => {
    expect(textOf(files, file)).toMatch(text);
    for (const [, href = ""] of textOf(files, file).matchAll(/Use <a href="#([^"]+)">/g)) {
      expect(textOf(files, file)).toContain(`id="${href}"`);
    }
  });

  test("nothing else", () => {
    expect(textOf(files, "operations/getPayoutInvoice.md")).not.toContain("Deprecated");
    expect(textOf(files, "operations/listPayoutServices.html")).not.toContain("data-deprecated");
  });

  test.each<[what: string, file: string, text: RegExp]>([
    [
      "a function",
      "private-operations.d.ts",
      /\* @deprecated Use `getPayoutInvoice` instead\.\n(?: +\*.*\n)+ +listPayoutInvoices\(/,
    ],
    [
      "an iterator",
      "private-operations.d.ts",
      /\* @deprecated Use `getPayoutInvoice` instead\.\n(?: +\*.*\n)+ +payoutInvoices\(/,
    ],
    ["a call by path", "private-api.d.ts", /\* @deprecated Use `getPayoutInvoice` instead\.\n +\*\/\n +get: /],
    [
      "a parameter",
      "private-api.d.ts",
      /\* @deprecated Use `page\[before\]` instead\.\n(?: +\*.*\n)+ +"page\[after\]"\?/,
    ],
    ["a member", "api.d.ts", /\* @deprecated Use `email` instead\.\n(?: +\*.*\n)+ +phone\?/],
  ])("%s in %s", (_what, file, text) => {
    expect(clients.get(file)).toMatch(text);
  });

  test("in what the diff says, both ways", async () => {
    const changes = await compareDocuments(contract, document);
    const said = changes.filter(({ rule }) => rule === "deprecations").map(({ why }) => why);
    expect(new Set(said)).toEqual(
      new Set(["getPayoutInvoice", "page[before]", "email"].map((name) => `It still works. Use ${name} instead.`)),
    );
    const back = await compareDocuments(document, contract);
    const unsaid = back.filter(({ rule }) => rule === "deprecations").map(({ why }) => why);
    expect(new Set(unsaid)).toEqual(new Set(["It no longer comes to an end."]));
  });
});

test("what takes the place of something deprecated has to be there, and to replace what is deprecated", async () => {
  const copy = copyRepository();
  onTestFinished(() => copy.remove());
  const complaint = () =>
    loadContract(copy.folder).then(
      () => "",
      (error: Error) => error.message,
    );
  const replaces = (file: string, beside: string, name: string) => {
    const margin = /^ */.exec(beside)?.[0];
    copy.replace(file, beside, `${beside}\n${margin}deprecated: true\n${margin}x-replaced-by: ${name}`);
  };
  const files = [
    ["spec/paths/api/payout-invoices.yaml", "  x-kind: Reference", "getPayoutInvoice"],
    ["spec/parameters/pageAfter.yaml", "in: query", "page[before]"],
    ["spec/schemas/Customer.yaml", "    description: Email address.", "phone"],
  ] as const;
  for (const [file, beside, name] of files) replaces(file, beside, name);
  expect(await complaint()).toBe("");

  for (const [file, , name] of files) copy.replace(file, `x-replaced-by: ${name}`, "x-replaced-by: nothing");
  const lines = (await complaint()).split("\n");
  expect(lines.length).toBe(files.length);
  for (const [file, , name] of files) {
    const line = lines.find((candidate) => candidate.startsWith(`${file}:`));
    expect(line).toMatch(/^\S+:\d+:\d+ nothing is not there to take the place\. There are /);
    expect(line).toContain(name);
  }

  copy.replace(
    "spec/schemas/Customer.yaml",
    "    deprecated: true\n    x-replaced-by: nothing",
    "    x-replaced-by: phone",
  );
  expect(await complaint()).toMatch(/^spec\/schemas\/Customer\.yaml:\d+:\d+ Say `deprecated: true`/m);
});
