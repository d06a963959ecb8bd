import type { Sample } from "../answers/samples.ts";
import type { Gap } from "../generators/generator.ts";
import { steps } from "./journey.ts";
import type { Row } from "./prove-all.ts";

const headings = ["Generator", "Version", "Document", "Warnings", "Compiles", "Journey", "Samples"];

/** The table as Markdown, its columns padded so that it reads well in a terminal, too. */
export function renderTable(rows: Row[], samples: Sample[]): string {
  const cells = [headings, ...rows.map((row) => cellsOf(row, samples))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = headings, ...body] = cells;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line), ""].join("\n");
}

function cellsOf(row: Row, samples: Sample[]): string[] {
  const { title, version, document } = row.generator;
  if ("missing" in row) return [title, version, document, `not run: ${row.missing.join(", ")}`, "", "", ""];
  const { warnings, compiles, failures } = row.proof;
  const passes = (name: string) => !failures.has("program") && !failures.has(name);
  const score = (names: string[]) => `${names.filter(passes).length}/${names.length}`;
  return [
    title,
    version,
    document,
    String(warnings.length),
    compiles ? "yes" : "no",
    score(Object.keys(steps)),
    score(samples.map(({ name }) => name)),
  ];
}

/** The page with the table and what there is to say of the generators. */
export function renderReport(rows: Row[], samples: Sample[]): string {
  return `<!-- Written by \`npm run test:codegen\`. Do not edit. -->

# Code generation, proven

Each generator makes a client from the document, and the client is compiled. A program then makes a journey with it against
the mock: ${Object.keys(steps)
    .map((name) => `\`${name}\``)
    .join(", ")}.
Last, it reads each documented sample of an answer into the models and writes it back; no member and no null may be lost.
In TypeScript models are types, which are gone by then.

${renderTable(rows, samples)}
${renderGaps(rows)}`;
}

function renderGaps(rows: Row[]): string {
  const titles = new Map<Gap, string[]>();
  for (const { generator } of rows) {
    for (const gap of generator.gaps) titles.set(gap, [...(titles.get(gap) ?? []), generator.title]);
  }
  if (titles.size === 0) return "";
  const items = [...titles].map(([{ fails, why }, of]) => {
    const where = fails.length > 0 ? ` (${fails.map((name) => `\`${name}\``).join(", ")})` : "";
    return `- **${of.join("; ")}**${where}: ${why}\n`;
  });
  return `## What is the generators' own\n\n${items.join("")}`;
}
