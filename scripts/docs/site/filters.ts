import { posix } from "node:path";
import type { Configuration, TemplateContext } from "@11ty/eleventy";
import nunjucks from "nunjucks";
import type { Site } from "../contents/site.ts";
import type { Answer } from "../model/answers.ts";
import { highlight } from "./highlight.ts";
import { markdown } from "./markdown.ts";

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
  configuration.addFilter("withStatus", (answers: Answer[], status: string) =>
    answers.find((answer) => answer.status === status),
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
function byStake(operations: { answers: Answer[] }[]) {
  const isAbout = ({ answers }: { answers: Answer[] }) => answers.some(({ outcome }) => outcome?.name !== "none");
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
function securityText(security: string[][], schemes: Site["schemes"]): string {
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
