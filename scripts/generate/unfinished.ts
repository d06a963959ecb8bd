import { globSync, readFileSync } from "node:fs";
import { root } from "../cli/repository.ts";

/** What git puts around the two sides of a conflict. */
const marker = /^(<{7} |\|{7} |={7}$|>{7} )/;

/** What `npm run new` leaves to be filled in, with what that is on the same line. */
const placeholder = /\bTODO\b *(.*)/;

/**
 * Lines of the sources that nobody has finished: what `npm run new` left open, and what a merge marked as a conflict. A parser says
 * less of them, and less clearly.
 *
 * @param pattern which files to look at, as a glob pattern
 * @param folder the repository's root, or another folder that is laid out like it
 * @returns a line each: file, line, and what to do
 */
export function unfinishedLines(pattern: string, folder: string = root): string[] {
  const open = linesOf(pattern, folder, placeholder, ([, rest]) => `still says TODO: ${rest}`);
  return [...conflicts(pattern, "Keep what both sides mean, and take out the marks.", folder), ...open];
}

/** Lines that a merge marked as a conflict, as {@link unfinishedLines} has them, with what to do about them. */
export function conflicts(pattern: string, remedy: string, folder: string = root): string[] {
  return linesOf(pattern, folder, marker, ([mark]) => `${mark.trim()} marks a conflict of a merge. ${remedy}`);
}

function linesOf(pattern: string, folder: string, wanted: RegExp, say: (match: RegExpExecArray) => string): string[] {
  // Most files have no such line, so that they are not taken apart.
  const anywhere = new RegExp(wanted, "m");
  return globSync(pattern, { cwd: folder })
    .sort()
    .map((file) => [file, readFileSync(`${folder}/${file}`, "utf8")] as const)
    .filter(([, text]) => anywhere.test(text))
    .flatMap(([file, text]) =>
      text.split("\n").flatMap((line, index) => {
        const match = wanted.exec(line);
        return match ? [`${file}:${index + 1} ${say(match)}`] : [];
      }),
    );
}
