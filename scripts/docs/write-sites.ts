import type { Files } from "../build/output.ts";
import { writeFiles } from "../build/output.ts";
import { generatedFolder, root } from "../openapi/paths.ts";
import { buildSite, type SiteSource } from "./build-site.ts";
import { siteSource } from "./site-source.ts";

const folder = `${root}${generatedFolder}/docs`;

/** Builds the neutral site, and those of brands beside it, below generated/docs. Gives the names of what changed there. */
export async function writeSites(artifacts: Files, brands: string[]): Promise<string[]> {
  const written: string[] = [];
  for (const brand of [undefined, ...brands]) {
    const site = await writeSite(siteSource(artifacts, brand, brands), brand);
    written.push(...site.written.map((name) => `${site.folder.slice(`${root}${generatedFolder}/`.length)}/${name}`));
  }
  return written;
}

/** Builds one site in its folder. The sites of brands that are there stay. */
export async function writeSite(source: SiteSource, brand?: string): Promise<{ folder: string; written: string[] }> {
  const place = brand === undefined ? folder : `${folder}/brands/${brand}`;
  return { folder: place, written: writeFiles(await buildSite(source), { folder: place, foreign: [] }) };
}
