import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inTemporaryFolder } from "../../../scripts/cli/temporary-folder.ts";
import { contract } from "../../contract.ts";
import { missingDescriptions, placedDescriptions } from "./judge.ts";

test("what the contract says of a currency in a request is among them", () => {
  const { currency } = contract.components.schemas.CreatePayoutByFields?.properties ?? {};
  expect(placedDescriptions(contract)).toContainEqual({
    name: "CreatePayoutByFields.currency",
    text: currency?.description,
  });
});

const text = "Currency of `amount`, by its code. The recipient's may differ.";

test.each([
  ["one line", `  /** ${text} */`, []],
  ["several lines of a comment", "// Currency of `amount`, by\n// its code.\n// The recipient's may differ.", []],
  ["escaped", "Currency of &#x60;amount&#x60;, by its code.\\nThe recipient\\'s may differ.", []],
  ["another text", "/** Code of a currency. */", ["Payout.currency"]],
])("%s", (_name, code, want) =>
  inTemporaryFolder(async (folder) => {
    writeFileSync(`${folder}/client.txt`, code);
    expect(missingDescriptions([{ name: "Payout.currency", text }], folder)).toEqual(want);
  }),
);
