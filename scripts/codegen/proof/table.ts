import type { Gap } from "../generators/generator.ts";
import type { Row } from "./prove-all.ts";
import type { Questions } from "./questions.ts";
import { steps } from "./steps.ts";

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
It reads each documented sample of an answer into the models and writes it back; no member and no null may be lost.

Last, it reads tomorrow's answers: every example of an answer or a callback with one change that the contract allows and that
nobody has seen yet, such as an unknown status, a new member at any level, a negative fee, an empty map sent as a list, or an
optional member that is missing. What the models know of it has to come back unchanged. They may drop new members, and take a
null for a member that is missing. In TypeScript models are types, so the compiler reads those answers.

Descriptions are those that the contract puts beside a \`$ref\`, because they say something of that member alone. They have to
stand in the code.

${renderTable(rows, questions)}
${renderGaps(rows)}`;
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
