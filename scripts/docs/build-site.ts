import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { parse } from "yaml";
import { CheckError } from "../cli/command-line.ts";
import { brandNames, generatedFolder, root } from "../cli/repository.ts";
import { deriveArtifacts } from "../generate/artifacts.ts";
import { type Changed, type Files, writeFiles } from "../generate/output.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { readModel } from "../openapi/model.ts";
import { clientReference, type DeclarationFiles } from "./model/client-reference.ts";
import type { Advice } from "./model/decisions.ts";
import {
  type Connection,
  callbackSamples,
  creationSamples,
  documentedConnection,
  pagingSamples,
  pollingSamples,
} from "./samples/code-samples.ts";
import { assets } from "./site/assets.ts";
import { type Download, type SiteContents, siteContents } from "./site/contents.ts";
import { type ContractVersion, contractChangelog, contractFeed } from "./site/contract-changelog.ts";
import { markdown, renderPages } from "./site/render-pages.ts";
import { type RuleText, rulePages } from "./site/rule-pages.ts";

/** The files of a site, by their names relative to it. */
export type SiteFiles = Map<string, string | Uint8Array>;

export interface SiteSource {
  document: OpenApiDocument;
  /** The document of the mock's admin API, if the site is to show it. */
  mockAdmin?: OpenApiDocument | undefined;
  /** Files that the site offers: their names below its `downloads/`, and their texts. */
  downloads: Map<string, string>;
  /** The declarations of the typed client, if the site is to show its reference. */
  client?: DeclarationFiles | undefined;
  /** Folder with the guides, in Markdown; without one the home page is derived, too. */
  guides?: string | undefined;
  /** What changed in the contract, if the site is to show it. */
  changelog?: ContractVersion[] | undefined;
  /** Whom the samples call; the document's own server if left out. */
  connection?: Connection | undefined;
  /** The brands that the site leads to. */
  brands?: SiteContents["brands"];
  /** Where the site will stand, with a slash at the end. */
  address?: string | undefined;
  /** Whether the pages load themselves again when told that the site changed. */
  live?: boolean;
}

/** What is imported from the package to call the API and to receive its callbacks. */
const clientEntries = ["private", "public", "callbacks"];

/** Builds a site in memory. It works from any server and path, from files, and without scripts. */
export async function buildSite(source: SiteSource): Promise<SiteFiles> {
  const { document, downloads, brands = [], live = false } = source;
  const model = readModel(document);
  const mockAdmin = source.mockAdmin && readModel(source.mockAdmin);
  const connection = source.connection ?? documentedConnection(model);
  const advice = besideGuides<Advice>(source.guides, "decisions.yaml");
  const rules = besideGuides<Record<string, RuleText>>(source.guides, "rules.yaml");
  const site = siteContents(model, {
    connection,
    downloads: sizes(downloads),
    brands,
    clientReference: source.client && clientReference(source.client, clientEntries, "payouts-contract"),
    mockAdmin,
    advice,
    rules: rules && rulePages(rules),
  });
  const address = source.address ?? `${connection.server}/docs/`;
  const pages = await renderPages(site, {
    guides: source.guides,
    changelog: source.changelog,
    callbackSamples: callbackSamples(),
    creationSamples: creationSamples(model, connection),
    pagingSamples: pagingSamples(model, connection),
    pollingSamples: pollingSamples(model, connection),
    address,
    canonical: site.hasPlaceholders && (source.address ?? document.info["x-brand"]) ? address : undefined,
    live,
  });
  const texts = [...pages].filter(([name]) => name.endsWith(".md")).map(([, text]) => text.trim());
  const render = (change: string) => markdown.renderInline(change);
  return new Map<string, string | Uint8Array>([
    ...pages,
    ["llms-full.txt", texts.join("\n\n---\n\n")],
    ...(source.changelog
      ? [["feed.json", contractFeed(source.changelog, { title: site.title, address, render })] as const]
      : []),
    ...[...downloads].map(([name, text]): [string, string] => [`downloads/${name}`, text]),
    ...assets(document, site, pages, searchWords(source.guides, pages)),
  ]);
}

/**
 * The words of `search.yaml` beside the guides, by the pages that they lead to.
 *
 * @throws CheckError if it names a page that there is not
 */
function searchWords(guides: string | undefined, pages: Map<string, string>): Record<string, string> {
  const file = `${guides}/search.yaml`;
  if (guides === undefined || !existsSync(file)) return {};
  const words: Record<string, string> = parse(readFileSync(file, "utf8"));
  const [missing] = Object.keys(words).filter((page) => !pages.has(`${page}.html`));
  if (missing === undefined) return words;
  throw new CheckError(`${relative(root, file)}: ${missing}: no such page. Name one by its address, without .html.`);
}

/** What is beside the guides: what they advise on responses, and what they say of the rules of the rehearsal. */
function besideGuides<Content>(guides: string | undefined, name: string): Content | undefined {
  const file = `${guides}/${name}`;
  return guides !== undefined && existsSync(file) ? parse(readFileSync(file, "utf8")) : undefined;
}

function sizes(downloads: Map<string, string>): Download[] {
  return [...downloads].map(([name, text]) => ({ name, bytes: Buffer.byteLength(text) }));
}

const docsFolder = `${root}${generatedFolder}/docs`;

/** Builds the neutral site, and those of brands beside it, below generated/docs. Gives the names of what changed there. */
export async function writeSites(artifacts: Files, brands: string[]): Promise<Changed[]> {
  const changes: Changed[] = [];
  for (const brand of [undefined, ...brands]) {
    const site = await writeSite(siteSource(artifacts, brand, brands), brand);
    const named = (names: string[]) =>
      names.map((name) => `${site.folder.slice(`${root}${generatedFolder}/`.length)}/${name}`);
    changes.push({ written: named(site.written), removed: named(site.removed) });
  }
  return changes;
}

/** Builds one site in its folder. The sites of brands that are there stay. */
export async function writeSite(source: SiteSource, brand?: string): Promise<{ folder: string } & Changed> {
  const place = brand === undefined ? docsFolder : `${docsFolder}/brands/${brand}`;
  return { folder: place, ...writeFiles(await buildSite(source), { folder: place, foreign: [] }) };
}

/**
 * Builds what is stale of the artifacts, and gives what a site is built of.
 *
 * @param brand the brand whose documents to build as well, and whose site it is
 * @throws CheckError if the contract is broken
 */
export async function deriveSiteSource(brand?: string): Promise<SiteSource> {
  const artifacts = await deriveArtifacts(brand === undefined ? [] : [brand]);
  writeFiles(artifacts);
  return siteSource(artifacts, brand);
}

/**
 * What a site is built of.
 *
 * @param brand whose site it is; the neutral one if left out
 * @param beside the brands whose sites stand beside the neutral one
 */
export function siteSource(artifacts: Files, brand?: string, beside: string[] = []): SiteSource {
  const folder = brand === undefined ? "" : `brands/${brand}/`;
  const document = documentOf(artifacts, `${folder}openapi.json`);
  const others = brand === undefined ? [] : brandNames().filter((name) => name !== brand);
  return {
    document,
    mockAdmin: documentOf(artifacts, "mock-admin.json"),
    client: declarationsIn(artifacts),
    guides: `${root}spec/guides`,
    changelog: contractChangelog(readFileSync(`${root}CHANGELOG.md`, "utf8"), document.info.version, others),
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

/** The documents, collections, workflows, schemas, and what editors check the mock's files by, that stand in a folder of the artifacts. */
function downloadsIn(artifacts: Files, folder: string): Map<string, string> {
  return new Map(
    [...artifacts]
      .filter(([name]) => name.startsWith(folder))
      .map(([name, text]): [string, string] => [name.slice(folder.length), String(text)])
      .filter(([name]) => /^(openapi[^/]*|brand-overlay.*|(collections|workflows|schemas|mock-files)\/.*)$/.test(name)),
  );
}

function declarationsIn(artifacts: Files): DeclarationFiles {
  return new Map(
    [...artifacts].flatMap(([name, text]): [string, string][] =>
      /^client\/.*[.]d[.]ts$/.test(name) ? [[name.slice("client/".length), String(text)]] : [],
    ),
  );
}

function documentOf(artifacts: Files, name: string): OpenApiDocument {
  return JSON.parse(String(artifacts.get(name) ?? "null"));
}
