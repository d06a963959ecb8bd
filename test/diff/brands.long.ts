import { describe, expect, test } from "vitest";
import { compareContracts } from "../../scripts/diff/compare-contracts.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { contract } from "../contract.ts";
import { first } from "./targets.ts";

const brand = "example";
const [status, schema] = first(
  Object.entries(contract.components.schemas).filter(([, { "x-final": final }]) => final !== undefined),
);
const known = first(schema["x-extensible-enum"] as string[]);

const overlay = (...actions: string[]) => `overlay: 1.0.0
info: { title: Example, version: 1.0.0 }
actions:
  - target: $.info
    update: { x-brand: Example }
${actions.map((action) => `  - ${action}\n`).join("")}`;
const withoutKnown = `{ target: "$.components.schemas.${status}['x-extensible-enum'][?@ == '${known}']", remove: true }`;
const withTitle = "{ target: $.info, update: { title: Another } }";

const withStatus = (): OpenApiDocument => {
  const changed = structuredClone(contract);
  changed.components.schemas[status] = {
    ...schema,
    "x-extensible-enum": [...(schema["x-extensible-enum"] as string[]), "fresh"],
  };
  return changed;
};
const compare = (after: OpenApiDocument, before: string | undefined, now: string | undefined) => {
  const overlays = (text?: string) => new Map(text === undefined ? [] : [[brand, text]]);
  return compareContracts(
    { document: contract, overlays: overlays(before) },
    { document: after, overlays: overlays(now) },
  );
};

describe("what a brand changes", () => {
  test("alone", async () => {
    const { bump, changes } = await compare(contract, overlay(), overlay(withTitle));
    expect([bump, changes]).toMatchObject(["patch", [{ brand, rule: "prose" }]]);
  });

  test("where the contract changes otherwise", async () => {
    const { bump, changes } = await compare(withStatus(), overlay(), overlay(withoutKnown));
    expect(bump).toBe("major");
    expect(changes).toMatchObject([
      { bump: "major", brand, rule: "known-values" },
      { bump: "minor", rule: "known-values" },
    ]);
    expect(changes[0]?.message).toContain(known);
  });

  test("as the contract does, once", async () => {
    const { changes } = await compare(withStatus(), overlay(), overlay(withTitle));
    expect(changes.map(({ bump, brand }) => [bump, brand])).toEqual([
      ["minor", undefined],
      ["patch", brand],
    ]);
  });

  test.each([
    ["comes", undefined, overlay(), "minor"],
    ["goes", overlay(), undefined, "major"],
  ])("when it %s", async (_what, before, now, want) => {
    expect((await compare(contract, before, now)).changes).toMatchObject([{ bump: want, rule: "brands", brand }]);
  });
});
