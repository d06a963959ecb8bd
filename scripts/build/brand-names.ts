import { globSync } from "node:fs";
import { basename } from "node:path";
import { readChoice } from "../command-line/command-line.ts";
import { brandsFolder, root } from "../openapi/paths.ts";

/**
 * Every brand there is, named as its overlay is, such as `cascad`.
 *
 * @param folder as for `loadContract`
 */
export function brandNames(folder: string = root): string[] {
  return globSync(`${folder}/${brandsFolder}/*.yaml`)
    .map((file) => basename(file, ".yaml"))
    .sort();
}

/** Reads the name of a brand. @throws UsageError that lists those there are */
export function readBrand(brand: string): string {
  return readChoice(brand, "--brand", "brand", brandNames());
}
