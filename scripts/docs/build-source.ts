import { deriveArtifacts } from "../build/artifacts.ts";
import { writeFiles } from "../build/output.ts";
import type { SiteSource } from "./build-site.ts";
import { siteSource } from "./site-source.ts";

/**
 * Builds what is stale of the artifacts, and gives what a site is built of.
 *
 * @param brand the brand whose documents to build as well, and whose site it is
 * @throws CheckError if the contract is broken
 */
export async function buildSource(brand?: string): Promise<SiteSource> {
  const artifacts = await deriveArtifacts(brand === undefined ? [] : [brand]);
  writeFiles(artifacts);
  return siteSource(artifacts, brand);
}
