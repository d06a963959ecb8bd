import { globSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "../command-line/command-line.ts";
import { generatedFolder, root } from "../openapi/paths.ts";

/**
 * The path of a brand's document, as JSON.
 *
 * @param brand as its file in spec/brands/ is named, such as `cascad`
 * @param folder the folder of the derived files, with no slash at its end
 * @throws UsageError that lists the brands there are
 */
export function brandDocument(brand: string, folder: string = `${root}${generatedFolder}`): string {
  const brands = globSync("*/openapi.json", { cwd: `${folder}/brands` })
    .map(dirname)
    .sort();
  if (!brands.includes(brand)) {
    throw new UsageError(`--brand ${brand}: no such brand. There are ${brands.join(", ")}.`);
  }
  return `${folder}/brands/${brand}/openapi.json`;
}
