import { deriveBrandArtifacts } from "./brand-artifacts.ts";
import { loadContract } from "./load.ts";
import { writeChanged } from "./output.ts";

/**
 * Builds what is stale of brands, and nothing else.
 *
 * @param brands each as its file in spec/brands/ is named, such as `cascad`
 * @throws CheckError if the contract is broken, or an overlay
 */
export async function buildBrands(brands: string[]): Promise<void> {
  writeChanged(await deriveBrandArtifacts(await loadContract(), brands));
}
