import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contract } from "../contract.ts";
import { at, component } from "./at.ts";

test("the example of X-Signature is the signature of the callback's example with the secret that the text states", () => {
  const parameter = contract.components.parameters?.signature;
  const secret = parameter?.["x-example-secret"];
  const place = component("parameters", "signature");
  const remedy = "the description does not name the secret of `x-example-secret`. Name it";
  expect(parameter?.description, at(`${place}/description`, remedy)).toContain(`\`${secret}\``);
  const callback = contract.components.requestBodies?.PayoutInvoiceCallback as {
    content: { "application/json": { examples: Record<string, { $ref: string }> } };
  };
  const name = callback.content["application/json"].examples.processed?.$ref.split("/").at(-1) ?? "";
  const bytes = JSON.stringify(contract.components.examples[name]?.value);
  const digest = createHash("sha1").update(`${secret}${bytes}${secret}`).digest("base64");
  expect(parameter?.example, at(`${place}/example`, `signs other bytes. Put ${digest}`)).toBe(digest);
});
