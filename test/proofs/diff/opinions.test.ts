import { describe, expect, test } from "vitest";
import type { Bump } from "../../../scripts/diff/rating.ts";
import { contract } from "../../contract.ts";
import { askCompiler } from "../../diff/compiler.ts";
import { documentEdits } from "../../diff/document-edits.ts";
import { withProbes } from "../../diff/probes.ts";
import { schemaEdits, type Want } from "../../diff/schema-edits.ts";
import { withTargets } from "../../diff/targets.ts";
import { askOasdiff, installOasdiff } from "./oasdiff.ts";
import { oasdiffAlone, oursAlone } from "./opinions.ts";

const { document, sites } = withProbes(contract);
const targets = withTargets();
const places = ["private request", "private response", "callback"];
const edits = [
  ...schemaEdits(sites.filter(({ name }) => places.includes(name))).map((edit) => ({ ...edit, before: document })),
  ...documentEdits().map((edit) => ({ ...edit, want: edit.row[2], before: targets })),
].map(({ name, want, make, before }) => {
  const after = structuredClone(before);
  make(after);
  return { name, want: bumpOf(want), before, after };
});

/** The greater, where wire and code are rated apart. */
function bumpOf(want: Want): Bump {
  const bumps: Bump[] = ["major", "minor", "patch"];
  return bumps.find((bump) => want.includes(bump)) ?? "none";
}

const oasdiff = installOasdiff();
const objections = await askCompiler(edits);
const opinions: ((typeof edits)[number] & { compiler: string[]; oasdiff: Bump })[] = [];
for (const [index, edit] of edits.entries()) {
  const said = oasdiff ? await askOasdiff(oasdiff, edit.before, edit.after) : edit.want;
  opinions.push({ ...edit, compiler: objections[index] ?? [], oasdiff: said });
}

describe("what another takes for a breaking change is one to us", () => {
  test("the compiler", () => {
    const loose = opinions.filter(({ compiler, want }) => compiler.length > 0 && want !== "major");
    expect(loose.map(({ name, compiler }) => `${name}: ${compiler[0]}`)).toEqual([]);
  });

  test("oasdiff, but for callbacks, which it takes for requests", () => {
    const loose = opinions.filter((opinion) => opinion.oasdiff === "major" && opinion.want !== "major");
    const names = loose.map(({ name }) => name).filter((name) => !name.startsWith("callback "));
    expect(names.sort()).toEqual(oasdiff ? Object.values(oasdiffAlone).flat().sort() : []);
  });
});

test.runIf(oasdiff)("what is one to us alone has a reason, and no reason is left over", () => {
  const alone = opinions.filter(({ want, compiler, oasdiff }) => {
    return want === "major" && compiler.length === 0 && oasdiff !== "major";
  });
  expect(alone.map(({ name }) => name).sort()).toEqual(Object.values(oursAlone).flat().sort());
});
