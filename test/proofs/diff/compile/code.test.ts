import { expect, test } from "vitest";
import { toOpenApi30 } from "../../../../scripts/generate/derive.ts";
import type { OpenApiDocument, Schema } from "../../../../scripts/openapi/document.ts";
import { contract } from "../../../contract.ts";
import { askCompiler } from "../../../diff/compiler.ts";
import { documentEdits } from "../../../diff/document-edits.ts";
import { withProbes } from "../../../diff/probes.ts";
import { bumpOf, rate } from "../../../diff/rate.ts";
import { schemaEdits, schemaRows } from "../../../diff/schema-edits.ts";
import { withTargets } from "../../../diff/targets.ts";
import { askGoAndJava, asOpenApi30 } from "./generated-code.ts";

/** What we say breaks code, and none of the three compilers, by why we say so. */
const oursAlone: Record<string, string[]> = {
  "Nobody has thought about it, so that it is looked at.": [
    "request has a keyword that nobody knows",
    "response has a keyword that nobody knows",
  ],
  "A choice of more types is another type where all of them are named at once, and a value where there was none is one to read.":
    ["request has a map of more types", "response has any value for a member that could have none"],
  "Clients that check what they read reject what comes later, and some languages have another class for a closed object.":
    [
      "request is closed to other members",
      "response is closed to other members",
      "response takes other members of one type alone",
    ],
  "The clients of this project name known values and final ones.": [
    "request has a known value less",
    "response has a known value less",
    "request has a known value in place of another",
    "response has a known value in place of another",
    "request has a final value more",
    "response has a final value more",
    "request has a final value less",
    "response has a final value less",
  ],
  "By its own default openapi-typescript declares a member that has a default as always there; ours does not.": [
    "request has a default",
    "request has no default any more",
    "response has no default any more",
  ],
};

/** Each row of edits of a schema is made to a probe of its own, so that all are generated and compiled once. */
const { document, sites } = withProbes(contract);
const own = sites.filter(({ name }) => ["private request", "private response"].includes(name));
const probe: Schema = own[0]?.probeIn(document) ?? {};
const changed = schemaRows.map(([, change]) => {
  const copy = structuredClone(probe);
  change(copy);
  return copy;
});
const unchanged = asOpenApi30(exchanging(changed.map(() => probe)));
const [said = { go: [], java: [] }] = await askGoAndJava(unchanged, [asOpenApi30(exchanging(changed))]);

const edits = schemaEdits(own).map((edit) => {
  const row = schemaRows.findIndex(([name]) => edit.name === `${edit.site.name} ${name}`);
  return { ...edit, row, name: edit.name.replace("private ", "") };
});
const rated = await rate(document, edits);
const typescript = await askCompiler(
  edits.map(({ row, site }) => ({
    before: exchanging([probe], site.direction),
    after: exchanging(changed.slice(row, row + 1), site.direction),
  })),
);

const opinions = edits.map((edit, index) => {
  const isAbout = (message: string) => new RegExp(`Probe${edit.row}(?!\\d)`).test(message);
  const objections = [typescript[index]?.[0], said.go.find(isAbout), said.java.find(isAbout)];
  return { name: edit.name, code: bumpOf(rated.get(edit), "code"), objections: objections.filter(Boolean) };
});

/** The same of edits of the rest of a document, each of which is made alone. */
const targets = withTargets();
const documents = documentEdits()
  // Java's generator makes a class of a form that it doesn't name, and no type tells how a form is written.
  .filter(({ name }) => !name.startsWith("a part of a form"))
  .map((edit) => {
    const after = structuredClone(targets);
    edit.make(after);
    return { edit, after: withoutForms(after) };
  });
const before = withoutForms(targets);
const ratedDocuments = await rate(
  targets,
  documents.map(({ edit }) => edit),
);
const typescriptOfDocuments = await askCompiler(documents.map(({ after }) => ({ before, after })));
const saidOfDocuments = await askGoAndJava(
  toOpenApi30(before),
  documents.map(({ after }) => toOpenApi30(after)),
);
const ofDocuments = documents.map(({ edit }, index) => ({
  name: edit.name,
  code: bumpOf(ratedDocuments.get(edit), "code"),
  typescript: (typescriptOfDocuments[index] ?? []).length,
  go: (saidOfDocuments[index]?.go ?? []).length,
  java: (saidOfDocuments[index]?.java ?? []).length,
}));
const isObjectedTo = ({ typescript, go, java }: (typeof ofDocuments)[number]) => typescript + go + java > 0;

/** What we say of an edit of the rest of a document breaks code, and none of the three compilers, by why we say so. */
const oursAloneOfDocuments: Record<string, string[]> = {
  "A callback under another name is one that is gone, and Go has a function for it.": [
    "a callback renamed",
    "a callback to another address",
  ],
  "Where no webhook is left, openapi-typescript declares members of any name that can't be there.": ["a webhook gone"],
  "Generators name a class by its schema, where that is an object.": ["a name for a schema in place"],
  "The clients of this project name outcomes.": ["an outcome gone"],
  "Generators may not read it; all of these read a document in the form of OpenAPI 3.0.": [
    "another version of the standard",
  ],
  "Nobody has thought about it, so that it is looked at.": ["a member that nobody knows"],
};

test("what a compiler objects to in the rest of a document breaks code, by our rating", () => {
  expect(ofDocuments.filter((opinion) => isObjectedTo(opinion) && opinion.code !== "major")).toEqual([]);
});

test("what breaks code in the rest of a document by our rating alone has a reason, and no reason is left over", () => {
  const alone = ofDocuments.filter((opinion) => !isObjectedTo(opinion) && opinion.code === "major");
  expect(alone.map(({ name }) => name).sort()).toEqual(Object.values(oursAloneOfDocuments).flat().sort());
});

test("the table of edits of the rest of a document is as it was written down", async () => {
  const head = `# What compilers say of edits of a document

How many errors the compilers of three languages have with code that uses everything in the client of a document, when it is compiled
with the client of the edited one, and how far our \`diff\` says that generated code is moved. TypeScript is by openapi-typescript, Go
by oapi-codegen, and Java by openapi-generator. \`code.test.ts\` writes this file, and fails where it is no longer true.

| Edit | \`code\` | TypeScript | Go | Java |
| --- | --- | ---: | ---: | ---: |
`;
  const rows = ofDocuments.map(
    ({ name, code, typescript, go, java }) => `| ${name} | ${code} | ${typescript} | ${go} | ${java} |\n`,
  );
  await expect(head + rows.join("")).toMatchFileSnapshot("documents.md");
});

test("what a compiler objects to breaks code, by our rating", () => {
  expect(opinions.filter(({ code, objections }) => objections.length > 0 && code !== "major")).toEqual([]);
});

test("what breaks code by our rating alone has a reason, and no reason is left over", () => {
  const alone = opinions.filter(({ code, objections }) => objections.length === 0 && code === "major");
  expect(alone.map(({ name }) => name).sort()).toEqual(Object.values(oursAlone).flat().sort());
});

test("each message of a compiler is about one of the edits", () => {
  const isOurs = (message: string) => /Probe\d/.test(message);
  expect([...said.go, ...said.java].filter((message) => !isOurs(message))).toEqual([]);
});

/** A document whose only operation exchanges schemas, or sends or receives them. */
function exchanging(schemas: Schema[], direction?: "request" | "response"): OpenApiDocument {
  const named = schemas.map((schema, index) => [`Probe${index}`, schema] as const);
  const properties = Object.fromEntries(named.map(([name]) => [name, { $ref: `#/components/schemas/${name}` }]));
  const bodyOf = (side: string) => ({
    "application/json": { schema: { type: "object", ...((direction ?? side) === side && { properties }) } },
  });
  return {
    openapi: "3.1.1",
    info: { title: "Probes", version: "1.0.0", summary: "Probes.", description: "Probes." },
    servers: [{ url: "https://probes.example" }],
    tags: [{ name: "Probes", description: "Probes." }],
    paths: {
      "/probes": {
        post: {
          ...{ operationId: "exchangeProbes", summary: "Exchange probes", description: "Exchange.", tags: ["Probes"] },
          requestBody: { required: true, content: bodyOf("request") },
          responses: { "200": { description: "The probes.", content: bodyOf("response") } },
        },
      },
    },
    components: { schemas: Object.fromEntries(named), examples: {} },
  } as OpenApiDocument;
}

/** Without the form that edits of forms are made to. */
function withoutForms(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  const bodies = Object.values(copy.paths).flatMap(({ post }) => post?.requestBody ?? []);
  for (const body of bodies) if ("content" in body) delete body.content["multipart/form-data"];
  return copy;
}
