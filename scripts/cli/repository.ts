import { globSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { readChoice } from "./command-line.ts";

/** The repository's root folder, with a slash at its end. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The contract's root document, relative to the repository. */
export const contractFile = "spec/openapi.yaml";

/** Folder of everything that is derived, relative to the repository. */
export const generatedFolder = "generated";

/** Where a brand's document stands once it is built, as JSON. It is not committed. */
export const brandDocument = (brand: string): string => `${root}${generatedFolder}/brands/${brand}/openapi.json`;

/** Folder with the workflows, as Arazzo documents, relative to the repository. */
export const workflowsFolder = "spec/workflows";

/** Folder with an overlay a brand, relative to the repository. */
export const brandsFolder = "spec/brands";

/** Folder of the mock's own admin API, relative to the repository. */
export const mockAdminFolder = "spec/mock-admin";

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
