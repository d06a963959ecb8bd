import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { compareDocuments } from "../../scripts/diff/compare-contracts.ts";
import { buildSite, type SiteFiles } from "../../scripts/docs/build-site.ts";
import { deriveClients } from "../../scripts/generate/clients.ts";
import { withAudiences } from "../../scripts/generate/derive.ts";
import { loadContract } from "../../scripts/generate/load.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { readModel } from "../../scripts/openapi/model.ts";
import { contract } from "../contract.ts";
import { type Copy, copyRepository } from "../copy.ts";
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

describe("what takes its place has to be there", () => {
  let copy: Copy;
  beforeEach(() => {
    copy = copyRepository();
  });
  afterEach(() => copy.remove());
  const deprecated = (name: string) => `deprecated: true\nx-replaced-by: ${name}`;
  const indented = (text: string, margin: string) => text.replaceAll("\n", `\n${margin}`);

  test.each<[what: string, file: string, from: string, margin: string, name: string, error: RegExp | undefined]>([
    ["an operation", "spec/paths/api/payout-invoices.yaml", "  x-kind: Reference", "  ", "getPayoutInvoice", undefined],
    [
      "an operation that is not there",
      "spec/paths/api/payout-invoices.yaml",
      "  x-kind: Reference",
      "  ",
      "getPayout",
      /^spec\/paths\/api\/payout-invoices\.yaml:\d+:\d+ getPayout is not there to take the place\. There are .*getPayoutInvoice/m,
    ],
    [
      "a parameter that is not there",
      "spec/parameters/pageAfter.yaml",
      "in: query",
      "",
      "page[next]",
      /^spec\/parameters\/pageAfter\.yaml:\d+:\d+ page\[next\] is not there to take the place\. There are .*page\[before\]/m,
    ],
    [
      "a member that is not there",
      "spec/schemas/Customer.yaml",
      "    description: Email address.",
      "    ",
      "mail",
      /^spec\/schemas\/Customer\.yaml:\d+:\d+ mail is not there to take the place\. There are .*phone/m,
    ],
  ])("%s", async (_what, file, from, margin, name, error) => {
    copy.replace(file, from, `${from}\n${margin}${indented(deprecated(name), margin)}`);
    const message = await loadContract(copy.folder).then(
      () => undefined,
      (broken: Error) => broken.message,
    );
    if (error) expect(message).toMatch(error);
    else expect(message).toBe(undefined);
  });
});
