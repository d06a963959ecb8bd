import { deriveArtifacts } from "../build/artifacts.ts";
import { brandDocument } from "../build/brand-document.ts";
import { writeArtifacts } from "../build/output.ts";
import { generatedFolder, root } from "../openapi/paths.ts";

/**
 * Builds what is stale, and gives the folder with the docs site.
 *
 * @param brand the brand whose docs to give, or the neutral ones
 * @throws UsageError that lists the brands there are, if there is no such brand
 */
export async function buildDocs(brand?: string): Promise<string> {
  writeArtifacts(await deriveArtifacts());
  const docs = `${root}${generatedFolder}/docs`;
  if (brand === undefined) return docs;
  brandDocument(brand);
  return `${docs}/brands/${brand}`;
}
