import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import MiniSearch, { type Options } from "minisearch";
import { type Member, withInner } from "../model/member.ts";
import type { OperationPage } from "../model/operation-page.ts";
import type { SiteContents } from "./contents.ts";

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
export function searchIndex(site: SiteContents, pages: Map<string, string>): string {
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

/** A place of the site that a search can find. */
interface Entry {
  href: string;
  title: string;
  /** Where it is, such as the title of its page. */
  context: string;
  /** Words that are not on the page, and that integrators look for it with. */
  keywords: string;
  text: string;
}

/** Every page, and every property, parameter, response, status and code in them. */
function searchEntries(site: SiteContents, pages: Map<string, string>): Entry[] {
  const entries = [
    ...guides(pages),
    ...site.pages.flatMap(operationEntries),
    ...site.statuses.map(({ status, phrase, href, meanings }) => ({
      href,
      title: `${status} ${phrase}`,
      context: "Errors by status",
      keywords: `${status}, http ${status}, error ${status}`,
      text: meanings.map(({ description }) => description).join(" "),
    })),
    ...site.vocabularies.flatMap(({ name, title, values }) =>
      values.map(({ value, meaning }) => ({
        href: `values.html#${name}.${value}`,
        title: value,
        context: title,
        keywords: value,
        text: meaning,
      })),
    ),
  ];
  return [...new Map(entries.toReversed().map((entry) => [entry.href, entry])).values()].toReversed();
}

function operationEntries({ id, href, method, path, summary, description, ...page }: OperationPage): Entry[] {
  const members = [
    ...page.parameters,
    ...(page.request?.members ?? []),
    ...page.responses.flatMap((response) => response.members),
  ];
  return [
    { href, title: summary, context: `${method} ${path}`, keywords: `${id}, ${method} ${path}`, text: description },
    ...uniqueNames(members.flatMap(withInner)).map((member) => ({
      href: `${href}#${member.anchor}`,
      title: member.name,
      context: `${summary}: ${member.anchor}`,
      keywords: "",
      text: member.description,
    })),
  ];
}

/** A name that stands in the request and in responses is found once, in the request. */
function uniqueNames(members: Member[]): Member[] {
  return [...new Map(members.toReversed().map((member) => [member.name, member])).values()].toReversed();
}

/** The chapters, by what stands before and in their Markdown. */
function guides(pages: Map<string, string>): Entry[] {
  return [...pages].flatMap(([name, html]) => {
    const meta = (property: string) => new RegExp(`<meta name="${property}" content="([^"]*)"`).exec(html)?.[1] ?? "";
    const markdown = pages.get(name.replace(/html$/, "md"));
    if (
      !name.endsWith(".html") ||
      markdown === undefined ||
      name.startsWith("operations/") ||
      name.startsWith("errors/")
    )
      return [];
    return [
      {
        href: name,
        title: /^# (.*)/.exec(markdown)?.[1] ?? name,
        context: meta("description"),
        keywords: meta("keywords"),
        text: markdown.replaceAll(/```[\s\S]*?```/g, ""),
      },
    ];
  });
}
