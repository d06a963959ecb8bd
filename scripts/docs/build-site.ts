import { readFileSync } from "node:fs";
import type { OpenApiDocument } from "../openapi/document.ts";
import { root } from "../openapi/paths.ts";
import type { Download } from "./contents/downloads.ts";
import { type Site, siteOf } from "./contents/site.ts";
import { referenceFiles } from "./reference/reference-files.ts";
import { callbackSamples } from "./samples/callback-samples.ts";
import { type Connection, documentedConnection } from "./samples/connection.ts";
import { searchIndex } from "./search/search-index.ts";
import { assets } from "./site/assets.ts";
import { renderPages } from "./site/render-pages.ts";

/** The files of a site, by their names relative to it. */
export type SiteFiles = Map<string, string | Uint8Array>;

export interface SiteSource {
  document: OpenApiDocument;
  /** The document of the mock's admin API, if the site is to show it. */
  mockAdmin?: OpenApiDocument | undefined;
  /** Files that the site offers: their names below its `downloads/`, and their texts. */
  downloads: Map<string, string>;
  /** Whom the samples call; the document's own server if left out. */
  connection?: Connection | undefined;
  /** The brands that the site leads to. */
  brands?: Site["brands"];
  /** Where the site will stand, with a slash at the end. */
  address?: string | undefined;
  /** Whether the pages load themselves again when told that the site changed. */
  live?: boolean;
}

/** Builds a site in memory. It works from any server and path, from files, and without scripts. */
export async function buildSite(source: SiteSource): Promise<SiteFiles> {
  const {
    document,
    downloads,
    connection = documentedConnection(document),
    brands = [],
    live = false,
    mockAdmin,
  } = source;
  const site = siteOf(document, { connection, downloads: sizes(downloads), brands, mockAdmin });
  const pages = await renderPages(site, {
    guides: `${root}spec/guides`,
    changelog: readFileSync(`${root}CHANGELOG.md`, "utf8").replace(/^# .*\n/, ""),
    callbackSamples: callbackSamples(),
    address: source.address ?? `${connection.server}/docs/`,
    live,
  });
  const markdown = [...pages].filter(([name]) => name.endsWith(".md"));
  return new Map<string, string | Uint8Array>([
    ...pages,
    ["llms-full.txt", markdown.map(([, text]) => text.trim()).join("\n\n---\n\n")],
    ["assets/search-index.js", searchIndex(site, pages)],
    ...[...downloads].map(([name, text]): [string, string] => [`downloads/${name}`, text]),
    ...referenceFiles(document, site),
    ...assets(),
  ]);
}

function sizes(downloads: Map<string, string>): Download[] {
  return [...downloads].map(([name, text]) => ({ name, bytes: Buffer.byteLength(text) }));
}
