import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";

/** Words that are written in one way, and the ways that they are not written. */
const words: [word: string, others: RegExp][] = [["lookup", /look-up/gi]];

/** Those of what explains the contract; CONTRIBUTING.md lists them. */
const wordsOfProse: [word: string, others: RegExp][] = [
  ["response", /\banswer(s|ed|ing)?\b/gi],
  ["reject", /\brefus(al|e|ed|es|ing)\b/gi],
  ["mask", /\bconceal(ed|s|ing)?\b/gi],
  ["automatically", /\bby itself\b/gi],
  ["look up the payout", /\blook(s|ed)? (it|the payout) up\b/gi],
  ["the current status", /\bhow (it|a payout|the payout) stands\b/gi],
  ["handle, run, or simulate", /\bcarr(y|ies|ied) out\b|\bperform(s|ed|ing)?\b(?! pg_)|\bplays\b/gi],
  ["have", /\bbears?\b/gi],
  ["be in", /\bstands? in\b/gi],
  ["is sent with", /\bgo(es)? along\b/gi],
  ["is not", /(?<!there )\b(is|are) no (JSON|ID|code|URL|number|address|header|member|image|payout|git)\b/gi],
  ["can differ from", /\bmay be another one\b/gi],
  ["future", /\btomorrow's\b/gi],
  ["Avoid", /\bnever to do\b/gi],
];

const prose = [
  "README.md",
  "CONTRIBUTING.md",
  ...globSync(
    [
      "spec/README.md",
      "spec/guides/**/*.{md,yaml}",
      "spec/mock-admin/openapi.yaml",
      "spec/workflows/*.arazzo.yaml",
      "spec/kinds.yaml",
      "scripts/**/*.md",
      "scripts/docs/site/**/*.njk",
    ],
    {
      cwd: root,
    },
  ),
].sort();
const files = [...globSync("spec/**/*.yaml", { cwd: root }), ...prose, "CHANGELOG.md"].sort();

/** Where a file has other words for the same. */
function wrongIn(file: string, text: string, word: string, others: RegExp): string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      [...line.matchAll(others)].map(
        (found) =>
          `${file}:${index + 1}:${found.index + 1} "${found[0]}" is another word for the same. Write "${word}".`,
      ),
    );
}

const read = (file: string) => readFileSync(`${root}${file}`, "utf8");

test.each(words)("%s is written so in the contract and what explains it", (word, others) => {
  expect(files.flatMap((file) => wrongIn(file, read(file), word, others))).toEqual([]);
});

test.each(wordsOfProse)("%s is written so in what explains the contract", (word, others) => {
  const wrong = prose.flatMap((file) => {
    // Not in code, in addresses, in what a document has beside its texts, and in the table of the words itself.
    const text = read(file)
      // Nor in the words that readers search with, and in comments.
      .replace(/^keywords:.*\n(?: .*\n)*/m, (lines) => lines.replaceAll(/[^\n]/g, " "))
      .replaceAll(/^#.*$|\{#.*?#\}/gm, (comment) => (/\.(yaml|njk)$/.test(file) ? "" : comment))
      .replaceAll(/^ *(?!summary|description|text|do)[\w/{}]+:.*$/gm, (line) => (file.endsWith(".yaml") ? "" : line))
      .replaceAll(/^```[\s\S]*?^```|`[^`\n]*`|\]\([^)]*\)/gm, (code) => code.replaceAll(/[^\n]/g, " "))
      .replace(/(?<=^\| Instead of .*\n)(\|.*\n)*/m, (rows) => rows.replaceAll(/[^\n]/g, " "));
    return wrongIn(file, text, word, others);
  });
  expect(wrong).toEqual([]);
});

/** The texts of a program, which are errors, help, and pages, by line: its comments and names are not read by users. */
function textsOf(file: string): string {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const lines = source.text.split("\n").map(() => "");
  const visit = (node: ts.Node): void => {
    const text = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    // One word is a name.
    if (text && /\s/.test(node.text.trim())) lines[line] += ` ${node.text.replaceAll(/`[^`]*`|\n/g, " ")}`;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines.join("\n");
}

const programs = globSync("scripts/**/*.ts", { cwd: root })
  // It has the words that readers use for ours.
  .filter((file) => !file.endsWith("/search-terms.ts"))
  .sort();
const textsOfPrograms = new Map(programs.map((file) => [file, textsOf(file)]));

test.each([...words, ...wordsOfProse])("%s is written so in errors, help, and pages", (word, others) => {
  expect(programs.flatMap((file) => wrongIn(file, textsOfPrograms.get(file) ?? "", word, others))).toEqual([]);
});

test("there are such files", () => {
  expect(files).toContain("spec/openapi.yaml");
  expect(prose).toContain("spec/guides/toolkit/mock.md");
});
