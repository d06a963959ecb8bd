import { deriveArtifacts } from "../build/artifacts.ts";
import { writeArtifacts } from "../build/output.ts";
import { generatedFolder, root } from "../openapi/paths.ts";

/**
 * Builds what is stale, and gives the folder with the docs site.
 *
 * @param brand the brand whose documents and docs to build as well, and whose docs to give
 * @throws CheckError if the contract is broken
 */
export async function buildDocs(brand?: string): Promise<string> {
  writeArtifacts(await deriveArtifacts(brand === undefined ? [] : [brand]));
  const docs = `${root}${generatedFolder}/docs`;
  return brand === undefined ? docs : `${docs}/brands/${brand}`;
}
