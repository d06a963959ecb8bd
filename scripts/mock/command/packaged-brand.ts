import { globSync } from "node:fs";
import { dirname } from "node:path";
import { readChoice } from "../../command-line/command-line.ts";
import { ownContract } from "../../openapi/contract.ts";

/**
 * The path of a brand's document among those that came with the package.
 *
 * @throws UsageError that lists the brands there are
 */
export async function packagedBrand(brand: string): Promise<string> {
  const folder = `${dirname(ownContract())}/brands`;
  const brands = globSync("*/openapi.json", { cwd: folder }).map(dirname).sort();
  return `${folder}/${readChoice(brand, "--brand", "brand", brands)}/openapi.json`;
}
