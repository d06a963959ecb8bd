import { mkdirSync, writeFileSync } from "node:fs";
import { brandsFolder } from "../cli/repository.ts";
import { inTemporaryFolder } from "../cli/temporary-folder.ts";
import { deriveBrand } from "../generate/brands.ts";
import type { OpenApiDocument } from "../openapi/document.ts";

/** A brand's document, by an overlay that may be of another day. Today's rules are not what it was held against then. */
export function applyBrand(document: OpenApiDocument, brand: string, overlay: string): Promise<OpenApiDocument> {
  return inTemporaryFolder(async (folder) => {
    mkdirSync(`${folder}/${brandsFolder}`, { recursive: true });
    writeFileSync(`${folder}/${brandsFolder}/${brand}.yaml`, overlay);
    writeFileSync(`${folder}/redocly.yaml`, "extends: []\n");
    return deriveBrand(document, brand, folder);
  });
}
