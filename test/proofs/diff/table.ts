import type { Bump } from "../../../scripts/diff/rating.ts";

const tools = ["oasdiff", "redocly", "ours"] as const;

/** What each tool says of an edit. */
export interface Opinion extends Record<(typeof tools)[number], Bump> {
  name: string;
  /** The part of the document that it changes. */
  about: string;
  /** What it is, by our tables. */
  want: Bump;
}

const introduction = `# Three opinions on each edit

What oasdiff, Redocly's \`diff\` with its recommended rules, and our \`diff\` say of every edit in \`test/diff/schema-edits.ts\` and
\`test/diff/document-edits.ts\`, each by itself. A break is what these tables call major, on the wire or in generated code. A tool
misses a break if it says less than major, and a break is false if the tables say less. So ours are right by construction:
the figures say what the others would leave to you, and the reasons for each difference stand in \`opinions.ts\`.
\`opinions.test.ts\` writes this file, and fails where it is no longer true.`;

/** Figures by part of the document, and each edit on which a tool differs, in Markdown. */
export function tableOf(opinions: Opinion[]): string {
  const parts = [...new Set(opinions.map(({ about }) => about))];
  const rows = [
    ...parts.map((part) =>
      figuresOf(
        part,
        opinions.filter(({ about }) => about === part),
      ),
    ),
    figuresOf("**All**", opinions),
  ];
  const differing = opinions.filter((opinion) => tools.some((tool) => misses(opinion, tool) || isFalse(opinion, tool)));
  return `${[
    introduction,
    markdown(
      ["Edits of", "Edits", "Breaks", ...["missed", "false"].flatMap((what) => columnsOf(what))],
      rows,
      (column) => column > 0,
    ),
    "## Where a tool differs",
    markdown(
      ["Edit", "Tables", ...tools.map(nameOf)],
      differing.map((opinion) => [opinion.name, opinion.want, ...tools.map((tool) => opinion[tool])]),
    ),
  ].join("\n\n")}\n`;
}

function columnsOf(what: string): string[] {
  return tools.map((tool) => `${nameOf(tool)}: ${what}`);
}

function nameOf(tool: (typeof tools)[number]): string {
  return tool === "oasdiff" ? tool : { redocly: "Redocly", ours: "Ours" }[tool];
}

function figuresOf(part: string, some: Opinion[]): string[] {
  const count = (holds: (opinion: Opinion, tool: (typeof tools)[number]) => boolean) =>
    tools.map((tool) => some.filter((opinion) => holds(opinion, tool)).length);
  const breaks = some.filter(({ want }) => want === "major").length;
  return [part, ...[some.length, breaks, ...count(misses), ...count(isFalse)].map(String)];
}

function misses(opinion: Opinion, tool: (typeof tools)[number]): boolean {
  return opinion.want === "major" && opinion[tool] !== "major";
}

function isFalse(opinion: Opinion, tool: (typeof tools)[number]): boolean {
  return opinion.want !== "major" && opinion[tool] === "major";
}

function markdown(head: string[], rows: string[][], isNumber: (column: number) => boolean = () => false): string {
  const rule = head.map((_name, column) => (isNumber(column) ? "---:" : "---"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
