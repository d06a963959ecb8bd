import { brandNames } from "../build/brand-names.ts";
import type { Files } from "../build/output.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import type { SiteSource } from "./build-site.ts";

/**
 * What a site is built of.
 *
 * @param brand whose site it is; the neutral one if left out
 * @param beside the brands whose sites stand beside the neutral one
 */
export function siteSource(artifacts: Files, brand?: string, beside: string[] = []): SiteSource {
  const folder = brand === undefined ? "" : `brands/${brand}/`;
  return {
    document: documentOf(artifacts, `${folder}openapi.json`),
    mockAdmin: documentOf(artifacts, "mock-admin.json"),
    downloads: downloadsIn(artifacts, folder),
    // A brand's site knows nothing of the others.
    brands: brand === undefined ? brandNames().map((name) => brandEntry(artifacts, name, beside)) : [],
  };
}

function brandEntry(artifacts: Files, name: string, beside: string[]) {
  if (!beside.includes(name)) return { name };
  const { title } = documentOf(artifacts, `brands/${name}/openapi.json`).info;
  return { name, title, href: `brands/${name}/index.html` };
}

/** The documents and collections that stand in a folder of the artifacts. */
function downloadsIn(artifacts: Files, folder: string): Map<string, string> {
  return new Map(
    [...artifacts]
      .filter(([name]) => name.startsWith(folder))
      .map(([name, text]): [string, string] => [name.slice(folder.length), String(text)])
      .filter(([name]) => /^(openapi[^/]*|collections\/.*)$/.test(name)),
  );
}

function documentOf(artifacts: Files, name: string): OpenApiDocument {
  return JSON.parse(String(artifacts.get(name) ?? "null"));
}
