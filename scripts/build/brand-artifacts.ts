import type { OpenApiDocument } from "../openapi/document.ts";
import { deriveBrand } from "./derive-brand.ts";
import { type Artifacts, withAudiences } from "./document-files.ts";
import { toYaml } from "./serialize.ts";

/**
 * Derives the documents of brands.
 *
 * @param folder as for `loadContract`
 * @throws CheckError as `deriveBrand`
 */
export async function deriveBrandArtifacts(
  contract: OpenApiDocument,
  brands: string[],
  folder?: string,
): Promise<Artifacts> {
  const artifacts: Artifacts = new Map();
  for (const brand of brands) {
    const contractOfBrand = await deriveBrand(contract, brand, folder);
    for (const [audience, document] of withAudiences(contractOfBrand)) {
      const name = `brands/${brand}/${["openapi", ...audience].join(".")}`;
      artifacts.set(`${name}.yaml`, toYaml(document));
      // People read the YAML; without white space the package is smaller by a tenth.
      artifacts.set(`${name}.json`, JSON.stringify(document));
    }
  }
  return artifacts;
}
