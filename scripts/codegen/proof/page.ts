import { readFileSync, writeFileSync } from "node:fs";
import { generatedFolder, root } from "../../cli/repository.ts";

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

/** Lines without the cells of versions, which say nothing of the contract, and the padding that follows from them. */
function linesOf(markdown: string): string[] {
  return markdown
    .replaceAll(/^(\|[^|]+\|)[^|]+\|/gm, "$1")
    .replaceAll(/ {2,}/g, " ")
    .replaceAll(/-{2,}/g, "-")
    .split("\n");
}
