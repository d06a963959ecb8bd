import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deriveBrand } from "../build/derive-brand.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { brandsFolder } from "../openapi/paths.ts";

/** A brand's document, by an overlay that may be of another day. Today's rules are not what it was held against then. */
export async function applyBrand(document: OpenApiDocument, brand: string, overlay: string): Promise<OpenApiDocument> {
  const folder = mkdtempSync(join(tmpdir(), "payouts-contract-brand-"));
  try {
    mkdirSync(`${folder}/${brandsFolder}`, { recursive: true });
    writeFileSync(`${folder}/${brandsFolder}/${brand}.yaml`, overlay);
    writeFileSync(`${folder}/redocly.yaml`, "extends: []\n");
    return await deriveBrand(document, brand, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
