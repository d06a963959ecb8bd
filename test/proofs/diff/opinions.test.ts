import { describe, expect, test } from "vitest";
import { type Bump, furthest } from "../../../scripts/diff/rating.ts";
import { contract } from "../../contract.ts";
import { askCompiler } from "../../diff/compiler.ts";
import { documentEdits } from "../../diff/document-edits.ts";
import { withProbes } from "../../diff/probes.ts";
import { type Edit, rate, rateBy } from "../../diff/rate.ts";
import { schemaEdits, type Want } from "../../diff/schema-edits.ts";
import { withTargets } from "../../diff/targets.ts";
import { askOasdiff, installOasdiff } from "./oasdiff.ts";
import { oasdiffAlone, oursAlone, redoclyAlone } from "./opinions.ts";
import { askRedocly } from "./redocly.ts";
import { type Opinion, tableOf } from "./table.ts";

const { document, sites } = withProbes(contract);
const targets = withTargets();
const places = ["private request", "private response", "callback"];
const ofSchemas = schemaEdits(sites.filter(({ name }) => places.includes(name))).map((edit) => ({
  ...edit,
  ...{ about: `Schema, ${edit.site.name.replace("private ", "")}`, want: bumpOf(edit.want), before: document },
}));
const ofDocuments = documentEdits().map((edit) => ({
  ...{ name: edit.name, about: "Rest of the document", want: bumpOf(edit.row[2]) },
  ...{ make: edit.make, before: targets },
}));
const edits = [...ofSchemas, ...ofDocuments].map(({ name, about, want, make, before }) => {
  const after = structuredClone(before);
  make(after);
  return { name, about, want, make, before, after };
});

/** The greater, where wire and code are rated apart. */
function bumpOf(want: Want): Bump {
  const bumps: Bump[] = ["major", "minor", "patch"];
  return bumps.find((bump) => want.includes(bump)) ?? "none";
}

const oasdiff = installOasdiff();
const objections = await askCompiler(edits);
const ours = await ratedBy(rate);
const redocly = await ratedBy((document, some) => rateBy(askRedocly, document, some));

const opinions: (Opinion & { compiler: string[] })[] = [];
/** As many as are asked at once. */
const abreast = 4;
for (let start = 0; start < edits.length; start += abreast) {
  const some = edits.slice(start, start + abreast);
  const said = await Promise.all(
    some.map(({ before, after, want }) => (oasdiff ? askOasdiff(oasdiff, before, after) : want)),
  );
  for (const [index, { name, about, want }] of some.entries()) {
    opinions.push({
      ...{ name, about, want, compiler: objections[start + index] ?? [] },
      ...{
        oasdiff: said[index] ?? "none",
        redocly: redocly[start + index] ?? "none",
        ours: ours[start + index] ?? "none",
      },
    });
  }
}

/** How far a tool says that each edit moves the version. */
async function ratedBy(
  tool: (document: Opened, edits: Edit[]) => Promise<Map<Edit, { bump: Bump }[]>>,
): Promise<Bump[]> {
  const said = new Map<Edit, { bump: Bump }[]>();
  for (const before of [document, targets]) {
    const some = edits.filter((edit) => edit.before === before);
    for (const [edit, changes] of await tool(before, some)) said.set(edit, changes);
  }
  return edits.map((edit) => furthest((said.get(edit) ?? []).map(({ bump }) => bump)));
}

type Opened = typeof document;

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

  test("Redocly, but for what has a reason", () => {
    const loose = opinions.filter((opinion) => opinion.redocly === "major" && opinion.want !== "major");
    expect(loose.map(({ name }) => name).sort()).toEqual(Object.values(redoclyAlone).flat().sort());
  });
});

test.runIf(oasdiff)("what is one to us alone has a reason, and no reason is left over", () => {
  const alone = opinions.filter(({ want, compiler, oasdiff }) => {
    return want === "major" && compiler.length === 0 && oasdiff !== "major";
  });
  expect(alone.map(({ name }) => name).sort()).toEqual(Object.values(oursAlone).flat().sort());
});

test("we rate each edit as the tables want it", () => {
  expect(opinions.filter(({ ours, want }) => ours !== want)).toEqual([]);
});

test.runIf(oasdiff)("the table of the three tools is as it was written down", async () => {
  const table = tableOf(opinions);
  console.log(table.slice(0, table.indexOf("## ")));
  await expect(table).toMatchFileSnapshot("opinions.md");
});
