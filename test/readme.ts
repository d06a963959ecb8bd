import { readFileSync } from "node:fs";
import { root } from "../scripts/cli/repository.ts";

export const readme = readFileSync(`${root}README.md`, "utf8");

/** The blocks of code in a language. */
export function blocks(language: string, text: string = readme): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, code]) => code ?? "");
}

/** The text below a heading, up to the next one. */
export function section(heading: string): string {
  const [, text] = new RegExp(`^#+ ${heading}\\n([\\s\\S]*?)(?=^#)`, "m").exec(readme) ?? [];
  if (text === undefined) throw new Error(`README.md has no heading ${heading}`);
  return text;
}
