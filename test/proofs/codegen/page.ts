import { globSync, readFileSync, writeFileSync } from "node:fs";
import { generatedFolder, root } from "../../../scripts/cli/repository.ts";
import type { Gap, Generator } from "./generators/generator.ts";
import { steps } from "./judge-journey.ts";
import type { Questions, Row } from "./prove.ts";

const page = `${generatedFolder}/codegen.md`;

/** Writes the page that a whole run has rendered. */
export function writePage(rendered: string): void {
  writeFileSync(`${root}${page}`, rendered);
}

/** What is wrong with the page in the repository, held against the one that a whole run has rendered. */
export function stalenessOfPage(rendered: string, written = readFileSync(`${root}${page}`, "utf8")): string[] {
  const [are, shouldBe] = [linesOf(written), linesOf(rendered)];
  const index = shouldBe.findIndex((line, at) => line !== are[at]);
  if (index < 0 && are.length === shouldBe.length) return [];
  const line = index < 0 ? shouldBe.length + 1 : index + 1;
  return [
    `${page}:${line}: this run says ${JSON.stringify(shouldBe[line - 1] ?? "nothing more")}. Run npm run test:codegen and commit it.`,
  ];
}

/** What is wrong with the page in the repository, held against the table of some generators. */
export function stalenessOfRows(table: string, written = readFileSync(`${root}${page}`, "utf8")): string[] {
  const are = linesOf(written);
  return linesOf(table)
    .filter((line) => !are.includes(line))
    .map((line) => `${page}: has no row ${JSON.stringify(line)}. Run npm run test:codegen and commit it.`);
}

/** Lines without the cells of versions, which say nothing of the contract, and the padding that follows from them. */
function linesOf(markdown: string): string[] {
  return markdown
    .replaceAll(/^(\|[^|]+\|)[^|]+\|/gm, "$1")
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/-{2,}/g, "-")
    .split("\n");
}

const facts = ["Generator", "Version", "Document"];
const findings = ["Warnings", "Compiles", "Journey", "Samples", "Tomorrow", "Descriptions"];
const headings = [...facts, ...findings];

/** The table as Markdown, its columns padded so that it reads well in a terminal, too. */
export function renderTable(rows: Row[], questions: Questions): string {
  const cells = [headings, ...rows.map((row) => cellsOf(row, questions))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = headings, ...body] = cells;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line), ""].join("\n");
}

function cellsOf(row: Row, questions: Questions): string[] {
  const { title, version, document } = row.generator;
  if ("missing" in row) {
    return [title, version, document, `not run: ${row.missing.join(", ")}`, ...findings.slice(1).map(() => "")];
  }
  const { warnings, compiles, failures } = row.proof;
  const passes = (name: string) => !failures.has("program") && !failures.has(name);
  const score = (asked: { name: string }[]) => `${asked.filter(({ name }) => passes(name)).length}/${asked.length}`;
  return [
    title,
    version,
    document,
    String(warnings.length),
    compiles ? "yes" : "no",
    score(Object.keys(steps).map((name) => ({ name }))),
    score(questions.samples),
    score(questions.tomorrow),
    score(questions.descriptions),
  ];
}

/** The page with the table and what there is to say of the generators. */
export function renderReport(rows: Row[], questions: Questions): string {
  return `<!-- Written by \`npm run test:codegen\`. Do not edit. -->

# Code generation, proven

Each generator makes a client from the document, and the client is compiled. A program then makes a journey with it against
the mock: ${Object.keys(steps)
    .map((name) => `\`${name}\``)
    .join(", ")}.
It reads each documented sample of a response into the models and writes it back; no member and no null may be lost.

Last, it reads future responses: every example of a response or a callback with one change that the contract allows and that
nobody has seen yet, such as an unknown status, a new member at any level, a negative fee, an empty map sent as a list, or an
optional member that is missing. What the models know of it has to come back unchanged. They may drop new members, and take a
null for a member that is missing. In TypeScript models are types, so the compiler reads those responses.

Descriptions are those that the contract puts beside a \`$ref\`, because they say something of that member alone. They have to
stand in the code.

${renderTable(rows, questions)}
${renderCommands(rows.map(({ generator }) => generator))}
${renderGaps(rows)}`;
}

/** Where the package has the files that configure the generators, each in a folder of its generator. */
const configurations = "test/proofs/codegen/generators";

/** What generates each client, as it was run. */
export function renderCommands(generators: Generator[]): string {
  const sections = generators.map(({ name, title, document, generate }) => {
    if (generate.every(([program]) => program === "cp"))
      return `**${title}**: the package has this client, below \`generated/client/\`.\n`;
    const folder = `${configurations}/${name}`;
    const files = globSync(["config.yaml", "*.config.mjs", "generate.rs", "fetch.ts", "choices/choices.go"], {
      cwd: `${root}${folder}`,
    });
    const configuration = files.map((file) => `, and \`${name}/${file}\``).join("");
    const lines = generate.map((command) => command.join(" ").replaceAll("../openapi-generator/", ""));
    const input = document === "openapi.json" ? "" : ` as \`openapi.json\``;
    return `**${title}**, with \`${document}\`${input}${configuration}:\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\n`;
  });
  return `## Commands

Each command runs in a folder with the document and the files that it names. The package \`payouts-contract\` has both: documents
below \`generated/\`, and configurations below \`${configurations}/\`.

${sections.join("\n")}`;
}

function renderGaps(rows: Row[]): string {
  const titles = new Map<Gap, string[]>();
  for (const { generator } of rows) {
    for (const gap of generator.gaps) titles.set(gap, [...(titles.get(gap) ?? []), generator.title]);
  }
  if (titles.size === 0) return "";
  const items = [...titles].map(([gap, of]) => {
    const where = "fails" in gap ? ` (${gap.fails.map((names) => `\`${names}\``).join(", ")})` : "";
    return `- **${of.join("; ")}**${where}: ${gap.why}\n`;
  });
  return `## What is the generators' own\n\n${items.join("")}`;
}

/** What is wrong with a row: failures that no gap explains, gaps that are none any more, and toolchains that CI must have. */
export function problemsOf(row: Row): string[] {
  const { name, gaps } = row.generator;
  if ("missing" in row) {
    const needed = process.env.CI === "true" ? row.missing : [];
    return needed.map((toolchain) => `${name}: not run, there is no ${toolchain}. Install it.`);
  }
  const { failures, closed } = row.proof;
  if (failures.has("program")) return [`${name}: program: ${failures.get("program")}`];
  const known = gaps.flatMap((gap) => ("fails" in gap ? gap.fails : []));
  const unexplained = [...failures].filter(([failed]) => !known.some((names) => matches(names, failed)));
  const outdated = known.filter((names) => ![...failures.keys()].some((failed) => matches(names, failed)));
  return [
    ...unexplained.map(([failed, wrong]) => `${name}: ${failed}: ${wrong}`),
    ...outdated.map((names) => `${name}: ${names} does not fail any more. ${remedy}`),
    ...closed.map((gap) => `${name}: nothing shows any more that "${firstWords(gap)}". ${remedy}`),
  ];
}

const remedy = "Take it out of the gaps of its generator.ts.";

/** Whether a gap's name, or pattern of names, is that of what failed. */
function matches(names: string | RegExp, failed: string): boolean {
  return typeof names === "string" ? names === failed : names.test(failed);
}

function firstWords({ why }: Gap): string {
  return why.length > 60 ? `${why.slice(0, 60)}...` : why;
}
