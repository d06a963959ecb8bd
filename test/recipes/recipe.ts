import { readFileSync } from "node:fs";
import { matchesGlob } from "node:path";
import { root } from "../../scripts/cli/repository.ts";

/** A recipe, as CONTRIBUTING.md prints it. */
export interface Recipe {
  title: string;
  /** The files that it says to change, as patterns. */
  files: string[];
  /** The line of a shell that begins the files, if there is one. */
  begin: string | undefined;
  /** The line of a shell that says what is missing. */
  command: string;
}

export const recipes: Recipe[] = recipesIn(readFileSync(`${root}CONTRIBUTING.md`, "utf8"));

function recipesIn(text: string): Recipe[] {
  const [, part = ""] = text.split("\n## Recipes\n");
  const [section = ""] = part.split("\n## ");
  return section
    .split("\n### ")
    .slice(1)
    .map((recipe) => {
      const commands = [...recipe.matchAll(/```sh\n(.*)\n```/g)].map(([, command = ""]) => command);
      return {
        title: recipe.split("\n")[0] ?? "",
        files: [...recipe.matchAll(/^- `([^`]+)`/gm)].map(([, file = ""]) => file),
        begin: commands.find((command) => command.startsWith("npm run new ")),
        command: commands.at(-1) ?? "",
      };
    });
}

/** Which of a recipe's patterns a file is of. */
export function patternFor(file: string, { title, files }: Recipe): string {
  const pattern = files.find((candidate) => matchesGlob(file, candidate));
  if (!pattern) throw new Error(`CONTRIBUTING.md: the recipe "${title}" does not name ${file}. Add it.`);
  return pattern;
}
