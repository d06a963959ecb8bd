import { globSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { WorkingCopy } from "../recipes/working-copy.ts";

/** For each test of the contract a mistake in `spec/` that it is there to find: file, text, and what stands there by mistake. */
const mistakes: Record<string, [file: string, from: string, to: string]> = {
  coverage: [
    "schemas/Customer.yaml",
    "properties:\n",
    "properties:\n  nickname:\n    type: string\n    description: Given by friends.\n    examples: [Jo]\n",
  ],
  evidence: ["schemas/PayoutInvoiceAttributes.yaml", "  - reference_id\n", ""],
  examples: ["parameters/pageCursorSize.yaml", "default: 20", "default: many"],
  limits: ["schemas/Customer.yaml", "    description: Full name.", "    maxLength: 99\n    description: Full name."],
  mutations: ["schemas/ServiceCode.yaml", "[a-z0-9]$", "[a-z0-9]"],
  oddities: ["schemas/ServiceCode.yaml", "pattern: ^[a-z0-9]", "pattern: ^[_a-z0-9]"],
  kinds: ["kinds.yaml", "The response says nothing about the payout.", "No payout is involved."],
  outcomes: ["kinds.yaml", "outcome: unknown", "outcome: not-created"],
  prose: ["schemas/PayoutStatus.yaml", "expired: Final. ", "expired: "],
  samples: ["responses/NotFound.yaml", "examples/documented/not-found-error.yaml", "examples/forbidden-error.yaml"],
  signature: ["parameters/signature.yaml", 'example: "p+', 'example: "q+'],
  tomorrow: [
    "schemas/ErrorDocument.yaml",
    "properties:\n",
    "properties:\n  hint:\n    type: string\n    description: What helps.\n    examples: [Look]\n",
  ],
  words: ["responses/NotFound.yaml", "lookup", "look-up"],
  workflows: ["paths/api/payout-invoices.yaml", "links.yaml#/ProcessPayoutInvoice", "links.yaml#/GetPayoutInvoice"],
};

const copy = new WorkingCopy();
beforeEach(() => copy.reset());
afterAll(() => copy.remove());

test("there is a mistake for every test of the contract", () => {
  const tests = globSync("test/spec/*.test.ts", { cwd: root }).map((file) => basename(file, ".test.ts"));
  // One is of a helper, and one of what the schemas take, wherever they say it.
  const others = ["place-of", "creation-forms"];
  expect(tests.filter((name) => !others.includes(name)).sort()).toEqual(Object.keys(mistakes).sort());
});

test.each(Object.entries(mistakes))("%s.test.ts names file, line and remedy", async (name, [file, from, to]) => {
  const text = copy.read(`spec/${file}`);
  expect(text).toContain(from);
  copy.write(`spec/${file}`, text.replace(from, to));
  const { code, output } = await copy.run(`node scripts/build.ts && vitest run test/spec/${name}.test.ts`);
  expect(code, output).toBe(1);
  const failures = output.split(/^ FAIL /m).slice(1);
  expect(failures.length, output).toBeGreaterThan(0);
  // File, line and column, what is wrong, and a sentence that says what to do.
  for (const failure of failures) expect(failure).toMatch(/\bspec\/\S+\.yaml:\d+:\d+ .+\. [A-Z]/);
});
