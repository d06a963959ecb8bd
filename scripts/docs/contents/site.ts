import type { OpenApiDocument, SecurityScheme } from "../../openapi/document.ts";
import { type AdminApi, adminApiOf } from "../model/admin-api.ts";
import { type OperationPage, operationPages } from "../model/operation-page.ts";
import { type Outcome, outcomesOf } from "../model/outcomes.ts";
import { type SourceEntry, sourcesOf } from "../model/sources.ts";
import { type StatusPage, statusPages } from "../model/status-page.ts";
import { type Vocabulary, vocabulariesOf } from "../model/vocabularies.ts";
import { type Waiting, waitingOf } from "../model/waiting.ts";
import { type CodeSample, codeSamples, type Language, languages } from "../samples/code-samples.ts";
import type { Connection } from "../samples/connection.ts";
import { type Download, type DownloadGroup, downloadsOf } from "./downloads.ts";
import { type ReceivedCallback, receivedCallback } from "./received-callback.ts";

/** Everything that the pages of a site show, derived from one document. */
export interface Site {
  title: string;
  /** What the site calls whom it is of: the brand, or the platform. */
  name: string;
  summary: string;
  description: string;
  version: string;
  accent?: string | undefined;
  logo?: { url: string; altText: string } | undefined;
  connection: Connection;
  languages: Language[];
  audiences: AudiencePage[];
  /** The operations that a merchant calls. */
  operations: (OperationPage & { samples: CodeSample[] })[];
  /** Those that the platform calls. */
  callbacks: OperationPage[];
  received?: ReceivedCallback | undefined;
  /** Both. */
  pages: OperationPage[];
  /** Each with the name that the contract gives it. */
  schemes: (SecurityScheme & { name: string })[];
  /** How keys begin, by the name of their scheme. */
  keyPrefixes: Record<string, SecurityScheme["x-key-prefixes"]>;
  statuses: StatusPage[];
  outcomes: Outcome[];
  vocabularies: Vocabulary[];
  waiting: Waiting;
  sources: SourceEntry[];
  downloads: DownloadGroup[];
  /** The mock's own, if the site shows it. */
  adminApi: AdminApi | undefined;
  /** Its title and site are there only where they are built, too. */
  brands: { name: string; title?: string; href?: string }[];
}

export interface AudiencePage {
  name: string;
  title: string;
  summary: string;
  description: string;
  basePath: string;
  href: string;
  operations: OperationPage[];
}

export interface SiteOptions {
  connection: Connection;
  /** Names of the files below `downloads/`. */
  downloads: Download[];
  brands: Site["brands"];
  /** The document of the mock's admin API. */
  mockAdmin?: OpenApiDocument | undefined;
}

/**
 * Derives all at once, code samples included, so that templates have nothing left to find out.
 *
 * @param document its `info` says in `x-brand`, `x-logo` and `x-accent-color` whose site it is; without a brand the title stands
 * for a name
 */
export function siteOf(document: OpenApiDocument, { connection, downloads, brands, mockAdmin }: SiteOptions): Site {
  const { title, summary = "", description = "", version, ...info } = document.info;
  const pages = operationPages(document);
  const callbacks = pages.filter(({ sentBy }) => sentBy === "platform");
  const own = pages.filter(({ sentBy }) => sentBy === "merchant");
  const operations = own.map((page) => ({ ...page, samples: codeSamples(document, page, connection) }));
  const schemes = Object.entries(document.components.securitySchemes ?? {}).map(([name, scheme]) => ({
    ...scheme,
    name,
  }));
  const vocabularies = vocabulariesOf(document);
  const logo = info["x-logo"] as { url: string; altText?: string } | undefined;
  return {
    title,
    name: String(info["x-brand"] ?? title),
    summary,
    description,
    version,
    accent: info["x-accent-color"] as string | undefined,
    logo: logo && { altText: title, ...logo },
    connection,
    languages,
    audiences: Object.entries(document["x-audiences"] ?? {}).map(([name, audience]) => ({
      ...audience,
      name,
      href: `audiences/${name}.html`,
      operations: own.filter((page) => page.audience === name),
    })),
    operations,
    callbacks,
    received: receivedCallback(document),
    pages: [...operations, ...callbacks],
    schemes,
    keyPrefixes: Object.fromEntries(schemes.map(({ name, "x-key-prefixes": prefixes }) => [name, prefixes])),
    statuses: statusPages(own),
    outcomes: outcomesOf(document),
    vocabularies,
    waiting: waitingOf(vocabularies),
    sources: sourcesOf(pages),
    downloads: downloadsOf(downloads),
    adminApi: mockAdmin && adminApiOf(mockAdmin),
    brands,
  };
}
