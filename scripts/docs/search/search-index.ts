import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import MiniSearch, { type Options } from "minisearch";
import type { Site } from "../contents/site.ts";
import { type Entry, searchEntries } from "./search-entries.ts";

/** How texts are indexed. It goes along with the index, since who loads one has to name the same fields. */
const options: Options<NamedEntry> = {
  idField: "href",
  fields: ["title", "keywords", "text"],
  storeFields: ["href", "title", "context", "names"],
};

/** Names and the words that integrators know count more than text. */
const searchOptions = { prefix: true, fuzzy: 0.15, combineWith: "AND", boost: { title: 4, keywords: 3 } };

/** An entry with what it is called: a search for just that finds it first. */
interface NamedEntry extends Entry {
  names: string[];
}

function withNames(entry: Entry): NamedEntry {
  const names = [entry.title, ...entry.keywords.split(",")].map((name) => name.trim().toLowerCase());
  return { ...entry, names: names.filter(Boolean) };
}

/**
 * A script that brings the index of a site, and MiniSearch itself, so that one file is loaded where somebody searches. It is
 * a script and no JSON, since a page from a file can't fetch.
 */
export function searchIndex(site: Site, pages: Map<string, string>): string {
  const index = new MiniSearch<NamedEntry>(options);
  index.addAll(searchEntries(site, pages).map(withNames));
  return `${library}\nvar searchIndex = ${JSON.stringify({ options, searchOptions, index })};\n`;
}

const library = readFileSync(
  createRequire(import.meta.url)
    .resolve("minisearch")
    .replace(/dist.*/, "dist/umd/index.js"),
  "utf8",
)
  // Its map is not served.
  .replace(/\/\/# sourceMappingURL.*/, "");
