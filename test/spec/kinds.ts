import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { root } from "../../scripts/cli/repository.ts";

/** What the table says of a kind of operation. */
interface Kind {
  like?: string;
  meanings?: { statuses: (string | number)[]; outcome: string; description: string }[];
}

/** The table of what responses mean for the money, relative to the repository. */
export const tableFile = "spec/kinds.yaml";

/** The table as it is written: `x-kinds` of the source. */
export const kinds: Record<string, Kind> = parse(readFileSync(`${root}${tableFile}`, "utf8"));

/** A kind, the kind that it is like, and so on. */
export function lineOf(kind: string): string[] {
  const like = kinds[kind]?.like;
  return [kind, ...(like ? lineOf(like) : [])];
}
