import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { root } from "../scripts/cli/repository.ts";

export const readme = readFileSync(`${root}README.md`, "utf8");

const folder = `${root}spec/guides/toolkit`;

/** The guides for developers, as they are written: each by its name. */
export const toolkit = new Map(
  globSync("*.md", { cwd: folder })
    .sort()
    .map((file) => [basename(file, ".md"), readFileSync(`${folder}/${file}`, "utf8")]),
);

/** One of the guides for developers. */
export function toolkitGuide(name: string): string {
  const text = toolkit.get(name);
  if (text === undefined) throw new Error(`spec/guides/toolkit has no ${name}.md`);
  return text;
}

/** The blocks of code in a language. */
export function blocks(language: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, code]) => code ?? "");
}

/** The text below a heading, up to the next one. */
export function section(heading: string, text: string): string {
  const [, part] = new RegExp(`^#+ ${heading}\\n([\\s\\S]*?)(?=^#|(?![\\s\\S]))`, "m").exec(text) ?? [];
  if (part === undefined) throw new Error(`there is no heading ${heading}`);
  return part;
}

/** Each command that serves, with free ports in place of its own, and what it says that it serves. */
export const servers: [command: string, flags: string[], what: string[]][] = [
  ["npm start", ["--port", "0", "--docs-port", "0"], ["Docs", "Mock"]],
  ["npm run docs", ["--docs-port", "0"], ["Docs"]],
  ["npm run mock", ["--port", "0"], ["Mock"]],
];
