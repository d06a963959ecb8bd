import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { brandNames, brandsFolder, root } from "../../scripts/cli/repository.ts";
import { applyBrand } from "../../scripts/diff/brand-documents.ts";
import { deriveAudience } from "../../scripts/generate/derive.ts";
import type { OpenApiDocument } from "../../scripts/openapi/document.ts";
import { contract } from "../contract.ts";
import { documentEdits } from "./document-edits.ts";
import { withProbes } from "./probes.ts";
import { classOf, rate } from "./rate.ts";
import { schemaEdits } from "./schema-edits.ts";
import { withTargets } from "./targets.ts";

const { document, sites } = withProbes(contract);
const schemaRows = schemaEdits(sites);
const documentRows = documentEdits();

describe.each(Object.keys(contract["x-audiences"] ?? {}))("the %s document", async (audience) => {
  const derive = (whole: OpenApiDocument) => deriveAudience(whole, audience);
  const own = derive(document);
  const schemas = await rate(document, schemaRows, derive);
  const others = await rate(withTargets(), documentRows, derive);

  test.each(schemaRows)("$name", (row) => {
    const want = row.site.probeIn(own) ? row.want : "none";
    expect(classOf(schemas.get(row), want)).toBe(want);
  });

  test.each(documentRows)("$name", (row) => {
    const [, , everywhere, audiences] = row.row;
    const want = audiences?.[audience] ?? everywhere;
    expect(classOf(others.get(row), want)).toBe(want);
  });
});

/** An overlay takes long to apply, so that each edit is made to one brand's contract, by turns. */
describe.each(brandNames().map((brand, index, { length }) => ({ brand, index, length })))("$brand", async (turn) => {
  const overlay = readFileSync(`${root}${brandsFolder}/${turn.brand}.yaml`, "utf8");
  const derive = (whole: OpenApiDocument) => applyBrand(whole, turn.brand, overlay);
  const isOwn = (_row: unknown, index: number) => index % turn.length === turn.index;
  const [ownSchemas, ownOthers] = [schemaRows.filter(isOwn), documentRows.filter(isOwn)];
  const schemas = await rate(document, ownSchemas, derive);
  const others = await rate(withTargets(), ownOthers, derive);

  test.each(ownSchemas)("$name", (row) => {
    expect(classOf(schemas.get(row), row.want)).toBe(row.want);
  });

  test.each(ownOthers)("$name", (row) => {
    expect(classOf(others.get(row), row.row[2])).toBe(row.row[2]);
  });
});
