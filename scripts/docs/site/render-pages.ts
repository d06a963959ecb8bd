import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import Eleventy, { type Configuration, type TemplateContext } from "@11ty/eleventy";
import type { Site } from "../contents/site.ts";
import type { CodeSample } from "../samples/code-samples.ts";
import { addChapters } from "./chapters.ts";
import { addFilters } from "./filters.ts";
import { markdown } from "./markdown.ts";
import { policies } from "./policies.ts";
import { createTemplates } from "./templates.ts";

const pages = fileURLToPath(new URL("pages/", import.meta.url));
const output = "out";

/** What the templates see besides the site. */
export interface RenderOptions {
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
export async function renderPages(site: Site, options: RenderOptions): Promise<Map<string, string>> {
  const eleventy = new Eleventy(relative(process.cwd(), pages), output, {
    quietMode: true,
    configPath: false,
    config: (configuration) => configure(configuration, site, options),
  });
  const rendered = await eleventy.toJSON();
  return new Map(rendered.map(({ outputPath, content }) => [relative(output, outputPath), content]));
}

function configure(configuration: Configuration, site: Site, options: RenderOptions): void {
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
  configuration.addGlobalData("policy", policies);
  addFilters(configuration);
  configuration.addShortcode("part", function (this: TemplateContext, name: string) {
    const format = this.page.outputPath.endsWith(".md") ? "md" : "html";
    const text = templates.render(`parts/${name}.${format}.njk`, this.ctx);
    // An empty line ends the HTML within Markdown: there must be none within, and one after.
    return `${format === "md" ? text.trim() : text.trim().replaceAll(/\n(?=\n)/g, "\n&#10;")}\n\n`;
  });
  configuration.addTransform("markdown links", function (this: TemplateContext, text) {
    return this.page.outputPath.endsWith(".md") ? text.replaceAll(/(\]\((?!https?:)[^)#]+)\.html/g, "$1.md") : text;
  });
  addChapters(configuration, site, options.guides);
}
