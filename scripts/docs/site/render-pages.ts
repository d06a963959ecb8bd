import { globSync, readFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import Eleventy, { type Configuration, type TemplateContext } from "@11ty/eleventy";
import nunjucks from "nunjucks";
import { describeOptions } from "../../cli/call.ts";
import { CheckError } from "../../cli/command-line.ts";
import { mock, verify } from "../../cli/commands.ts";
import { root } from "../../cli/repository.ts";
import type { CodeSample } from "../samples/code-samples.ts";
import { checkGuide } from "./check-guide.ts";
import type { SiteContents } from "./contents.ts";
import { addFilters, markdown } from "./template-filters.ts";

const pages = fileURLToPath(new URL("pages/", import.meta.url));
const output = "out";

/** What the templates see besides the site. */
interface RenderOptions {
  /** Folder with the guides, in Markdown. */
  guides: string;
  changelog: string;
  /** How a callback is received, in each language. */
  callbackSamples: CodeSample[];
  /** Address of the site, which its sitemap needs; with a slash at its end. */
  address: string;
  /** Whether the pages are to load themselves again after a change. */
  live: boolean;
}

/** Renders the pages of a site with Eleventy, in memory. Names are relative to the site. */
export async function renderPages(site: SiteContents, options: RenderOptions): Promise<Map<string, string>> {
  const eleventy = new Eleventy(relative(process.cwd(), pages), output, {
    quietMode: true,
    configPath: false,
    config: (configuration) => configure(configuration, site, options),
  });
  const rendered = await eleventy.toJSON();
  return new Map(rendered.map(({ outputPath, content }) => [relative(output, outputPath), content]));
}

function configure(configuration: Configuration, site: SiteContents, options: RenderOptions): void {
  // A slow filter is no news to who runs `npm start`.
  configuration.benchmarks.config.setMinimumThresholdMs(0);
  const templates = createTemplates();
  configuration.setLibrary("njk", templates);
  configuration.setLibrary("md", markdown);
  // Eleventy's folders are relative to its input.
  configuration.setIncludesDirectory("../layouts");
  configuration.setLayoutsDirectory("../layouts");
  // Eleventy puts pages in order by the time at which it came upon each; by their names, the order is always the same.
  configuration.addGlobalData("date", new Date(0));
  // Eleventy wraps what is not frozen in a proxy, object by object, which is slow.
  configuration.addGlobalData("site", Object.freeze(site));
  configuration.addGlobalData("options", options);
  configuration.addGlobalData("commands", {
    mock: describeOptions(mock.options),
    verify: describeOptions(verify.options),
  });
  configuration.addGlobalData("policy", policies);
  addFilters(configuration);
  // `about` says what the part is about, where it can be about several things.
  configuration.addShortcode("part", function (this: TemplateContext, name: string, about?: string) {
    const format = this.page.outputPath.endsWith(".md") ? "md" : "html";
    const text = templates.render(`parts/${name}.${format}.njk`, { ...this.ctx, about });
    // An empty line ends the HTML within Markdown: there must be none within, and one after.
    return `${format === "md" ? text.trim() : text.trim().replaceAll(/\n(?=\n)/g, "\n&#10;")}\n\n`;
  });
  configuration.addTransform("markdown links", function (this: TemplateContext, text) {
    return this.page.outputPath.endsWith(".md") ? text.replaceAll(/(\]\((?!https?:)[^)#]+)\.html/g, "$1.md") : text;
  });
  addChapters(configuration, site, options.guides);
}

/** Chapters that are made of data alone; what explains the API stands with the contract. */
const chaptersFolder = fileURLToPath(new URL("chapters/", import.meta.url));

/**
 * Adds every page that is written in Markdown: the guides, those for developers in their folder `toolkit`, and those of this folder.
 *
 * @throws CheckError if a guide names what there is not
 */
function addChapters(configuration: Configuration, site: SiteContents, guides: string): void {
  const texts = globSync(["*.md", "toolkit/*.md"], { cwd: guides })
    .sort()
    .map((file): [file: string, text: string] => [file, readFileSync(`${guides}/${file}`, "utf8")]);
  const problems = texts.flatMap(([file, text]) => checkGuide(relative(root, `${guides}/${file}`), text, site));
  if (problems.length > 0) throw new CheckError(problems.join("\n"));
  for (const [file, text] of texts) {
    const name = basename(file, ".md");
    const folder = dirname(file) === "." ? "guides" : dirname(file);
    if (name === "index") addChapter(configuration, name, text, { layout: "home.njk", kind: "home" });
    else addChapter(configuration, `${folder}/${name}`, text, { tags: folder });
  }
  for (const name of ["values", "sources", "changelog", "downloads"]) {
    addChapter(configuration, name, readFileSync(`${chaptersFolder}${name}.md`, "utf8"), { tags: "chapters" });
  }
  if (site.adminApi) {
    addChapter(configuration, "mock-admin", readFileSync(`${chaptersFolder}mock-admin.md`, "utf8"), {
      tags: "chapters",
    });
  }
  const text = readFileSync(`${chaptersFolder}audience.md`, "utf8");
  for (const audience of site.audiences) {
    const { title, summary } = audience;
    addChapter(configuration, `audiences/${audience.name}`, text, { title, description: `${summary}.`, audience });
  }
}

/** A chapter is rendered as a page, and again as Markdown, in which its parts are Markdown, too. */
function addChapter(configuration: Configuration, name: string, text: string, data: object): void {
  configuration.addTemplate(`${name}.md`, text, {
    layout: "guide.njk",
    ...data,
    permalink: `${name}.html`,
    templateEngineOverride: "njk,md",
  });
  configuration.addTemplate(`${name}-markdown.njk`, text, {
    ...data,
    tags: [],
    permalink: `${name}.md`,
    layout: "markdown.njk",
  });
}

/** Folder of layouts and parts. */
const layouts = fileURLToPath(new URL("layouts/", import.meta.url));

/** The engine of the site's templates. */
function createTemplates(): nunjucks.Environment {
  return new nunjucks.Environment(new nunjucks.FileSystemLoader(layouts), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
}

const own = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
];

/** What Redoc's styles come in: an empty element, which is filled rule by rule. The hash is that of nothing. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * The Content-Security-Policy of each kind of page. Nothing from another origin may be loaded, so that whoever reads is not
 * reported to anybody, and nothing inline is run.
 */
export const policies = {
  page: [...own, "style-src 'self'", "font-src 'self'", "connect-src 'self'"].join("; "),
  reference: [...own, `style-src 'self' ${emptyStyle}`, "font-src 'self' data:", "connect-src 'self'"].join("; "),
};
