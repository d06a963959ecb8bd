import { posix } from "node:path";
import type { Configuration, TemplateContext } from "@11ty/eleventy";
import MarkdownIt from "markdown-it";
import anchors from "markdown-it-anchor";
import nunjucks from "nunjucks";
import prism from "prismjs";
import loadLanguages from "prismjs/components/index.js";
import { memoize } from "../../generate/output.ts";
import type { DocumentedResponse } from "../model/operation-page.ts";
import type { SiteContents } from "./contents.ts";

const { SafeString } = nunjucks.runtime;
const safe = (html: string) => new SafeString(html);

interface Named {
  name: string;
}

/** What templates can do with data. */
export function addFilters(configuration: Configuration): void {
  configuration.addFilter("rel", relative);
  configuration.addFilter("markdown", (text: string) => safe(markdown.render(text)));
  configuration.addFilter("inline", (text: string) => safe(markdown.renderInline(text)));
  configuration.addFilter("highlight", (code: string, language: string) => safe(highlight(code, language)));
  configuration.addFilter("headings", headingsOf);
  configuration.addFilter("cell", (text: string) => text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " "));
  configuration.addFilter("codes", (values: string[], word: string) => safe(codes(values, word)));
  configuration.addFilter("kilobytes", (bytes: number) => `${Math.ceil(bytes / 1000)} kB`);
  configuration.addFilter("firstSentence", (text: string) => /^[\s\S]*?[.](?=\s|$)/.exec(text)?.[0] ?? text);
  configuration.addFilter("plain", (text: string) => text.replaceAll("`", ""));
  configuration.addFilter("markdownName", markdownName);
  configuration.addFilter("fileName", (url: string) => posix.basename(url));
  configuration.addFilter("trimSlash", (url: string) => url.replace(/^[/]/, "") || "index.html");
  configuration.addFilter("isPage", (url: string) => url === "/" || url.endsWith(".html"));
  configuration.addFilter("byOrder", (guides: { data: { order: number } }[] = []) =>
    guides.toSorted((one, other) => one.data.order - other.data.order),
  );
  configuration.addFilter("statusName", (status: string) => (status === "default" ? "other" : status));
  configuration.addFilter("byStake", byStake);
  configuration.addFilter("neighboursOf", neighboursOf);
  configuration.addFilter("withStatus", (responses: DocumentedResponse[], status: string) =>
    responses.find((response) => response.status === status),
  );
  configuration.addFilter("missingLanguages", (samples: Named[], languages: Named[]) =>
    languages
      .filter(({ name }) => samples.every((sample) => sample.name !== name))
      .map(({ name }) => ` ${name}`)
      .join(""),
  );
  configuration.addFilter("anySecurity", (security: string[][]) => security.some((schemes) => schemes.length > 0));
  configuration.addFilter("securityText", securityText);
}

/** Operations that are about a payout first. */
function byStake(operations: { responses: DocumentedResponse[] }[]) {
  const isAbout = ({ responses }: { responses: DocumentedResponse[] }) =>
    responses.some(({ outcome }) => outcome?.name !== "none");
  return [...operations.filter(isAbout), ...operations.filter((operation) => !isAbout(operation))];
}

/** Values as Markdown, in one list: "`a`, `b` and `c`". */
function codes(values: string[], word: string): string {
  return values
    .map((value) => `\`${value}\``)
    .join(", ")
    .replace(/, (?=[^,]*$)/, ` ${word} `);
}

/** The guides that are read before and after a page, if it is one. */
function neighboursOf(guides: { url: string; data: { title: string } }[], url: string) {
  const index = guides.findIndex((guide) => guide.url === url);
  const sides = [["prev", guides[index - 1]] as const, ["next", guides[index + 1]] as const];
  return index < 0 ? [] : sides.flatMap(([side, guide]) => (guide ? [{ side, url: guide.url, ...guide.data }] : []));
}

/** Leads from the page to another file of the site, so that links work from `file://` and below any path. */
function relative(this: TemplateContext, target: string): string {
  return relativeTo(this.page.outputPath, target);
}

/** @param outputPath of the page, with the folder of all output before it */
function relativeTo(outputPath: string, target: string): string {
  const [, ...steps] = posix.normalize(outputPath).split("/");
  return posix.join(...steps.slice(1).map(() => ".."), target);
}

/** The name of a page's Markdown, beside it. */
function markdownName(href: string): string {
  return href.replace(/(?:[.]html|(?<=^|[/])index[.]html|[/])$/, (end) => (end === "/" ? "index.md" : ".md"));
}

/** How an operation is called, such as `HTTP Basic` or `Public key, if there is one`. */
function securityText(security: string[][], schemes: SiteContents["schemes"]): string {
  const titles = security.map((names) =>
    names.map((name) => {
      const scheme = schemes.find((candidate) => candidate.name === name);
      return scheme?.type === "http" ? "HTTP Basic" : "Public key";
    }),
  );
  const needed = titles.filter((alternative) => alternative.length > 0).map((alternative) => alternative.join(" and "));
  return needed.join(" or ") + (needed.length < titles.length ? ", optional" : "");
}

/** The headings of the second level in a page's HTML, as the renderer of Markdown writes them. */
function headingsOf(html: string): { id: string; text: string }[] {
  return [...String(html).matchAll(/<h2 id="([^"]+)"[^>]*>([\s\S]*?)<\/h2>/g)].map(([, id = "", text = ""]) => ({
    id,
    text: text.replaceAll(/<[^>]+>/g, ""),
  }));
}

/** Renders the Markdown of guides and descriptions. HTML in it is ours: guides are part of the repository. */
export const markdown: MarkdownIt = new MarkdownIt({
  html: true,
  typographer: true,
  quotes: "“”‘’",
  highlight: (code, language) => highlight(code, language),
}).use(anchors, { tabIndex: false, slugify });

function slugify(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

// Wide tables scroll in a box of their own, which the keyboard can reach. It is called after the heading above it.
markdown.renderer.rules.table_open = (tokens, index) => {
  const heading = tokens.findLastIndex(({ type }, place) => type === "heading_open" && place < index);
  const label = (tokens[heading + 1]?.content ?? "").replaceAll("`", "");
  const name = heading < 0 ? "Table" : `Table: ${markdown.utils.escapeHtml(label)}`;
  return `<div class="table" role="region" aria-label="${name}" tabindex="0"><table>\n`;
};
markdown.renderer.rules.table_close = () => "</table></div>\n";

// An option is read whole: browsers break lines at its hyphens.
const inline = markdown.renderer.rules.code_inline;
markdown.renderer.rules.code_inline = (...given) => {
  const html = inline?.(...given) ?? "";
  return given[0][given[1]]?.content.startsWith("--") ? html.replace("<code", '<code class="option"') : html;
};

const fence = markdown.renderer.rules.fence;
markdown.renderer.rules.fence = (...given) =>
  `<figure class="code">${fence?.(...given).replace("<pre>", '<pre tabindex="0">')}</figure>\n`;

/** Prism's names of the grammars, where ours differ. */
const grammars: Record<string, string> = { curl: "bash", sh: "bash", ts: "typescript" };

loadLanguages(["bash", "typescript", "markup-templating", "php", "python", "go", "json", "http"]);

/** Marks the words of code with classes. Escapes it, so that the result is HTML. */
function highlight(code: string, language: string): string {
  return mark(JSON.stringify([code, language]));
}

/** The same code stands on many pages, and most of it stays when the contract changes. */
const mark = memoize((call) => {
  const [code, language] = JSON.parse(call) as [string, string];
  const name = grammars[language] ?? language;
  const grammar = prism.languages[name];
  return grammar ? prism.highlight(code, grammar, name) : String(prism.util.encode(code));
}, 10_000);
