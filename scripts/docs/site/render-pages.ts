import { globSync, readFileSync } from "node:fs";
import { basename, dirname, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import Eleventy, { type Configuration, type TemplateContext } from "@11ty/eleventy";
import MarkdownIt from "markdown-it";
import anchors from "markdown-it-anchor";
import nunjucks from "nunjucks";
import prism from "prismjs";
import loadLanguages from "prismjs/components/index.js";
import { CheckError } from "../../cli/command-line.ts";
import { mock, rehearse, verify } from "../../cli/commands.ts";
import { root } from "../../cli/repository.ts";
import { describeOptions } from "../../cli/run-command.ts";
import { memoize } from "../../generate/output.ts";
import { describeDialects } from "../../mock/dialects/choose.ts";
import { actionAfter, type Decision } from "../model/decisions.ts";
import type { DocumentedResponse, OperationPage } from "../model/operation-page.ts";
import { type Member, type Value, type Vocabulary, type Waiting, withInner } from "../model/schema.ts";
import type { CodeSample, Connection } from "../samples/code-samples.ts";
import { checkGuide } from "./check-guide.ts";
import type { SiteContents } from "./contents.ts";
import type { ContractVersion } from "./contract-changelog.ts";
import { slugify } from "./slugify.ts";

const pages = fileURLToPath(new URL("pages/", import.meta.url));
const output = "out";

/** What the templates see besides the site. */
interface RenderOptions {
  /** Folder with the guides, in Markdown, if there are any. */
  guides: string | undefined;
  /** What changed in the contract, if the site is to show it. */
  changelog: ContractVersion[] | undefined;
  /** How a callback is received, in each language. */
  callbackSamples: CodeSample[];
  /** A program that pays once, in each language. */
  creationSamples: CodeSample[];
  /** A program that goes through all payouts, in each language. */
  pagingSamples: CodeSample[];
  /** A program that waits until a payout is final, in each language. */
  pollingSamples: CodeSample[];
  /** Address of the site, which its sitemap needs; with a slash at its end. */
  address: string;
  /** The same where pages may name it as their own, since somebody said where the site stands. */
  canonical?: string | undefined;
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
    rehearse: describeOptions(rehearse.options),
  });
  configuration.addGlobalData("dialects", describeDialects());
  configuration.addGlobalData("policy", policiesFor(site.hasPlaceholders ? undefined : site.connection.server));
  configuration.addGlobalData("guideNames", guideNames(options.guides));
  addFilters(configuration);
  // `about` says what the part is about, where it can be about several things.
  configuration.addShortcode("part", function (this: TemplateContext, name: string, about?: string) {
    const format = this.page.outputPath.endsWith(".md") ? "md" : "html";
    const text = templates.render(`parts/${name}.${format}.njk`, { ...this.ctx, about });
    // An empty line ends the HTML within Markdown: there must be none within, and one after. A character reference takes its place.
    return `${format === "md" ? text.trim() : text.trim().replaceAll(/\n(?=\n)/g, "&#10;")}\n\n`;
  });
  configuration.addTransform("markdown links", function (this: TemplateContext, text) {
    return this.page.outputPath.endsWith(".md") ? text.replaceAll(/(\]\((?!https?:)[^)#]+)\.html/g, "$1.md") : text;
  });
  addChapters(configuration, site, options);
}

/** Chapters that are made of data alone; what explains the API stands with the contract. */
const chaptersFolder = fileURLToPath(new URL("chapters/", import.meta.url));

/**
 * Adds every page that is written in Markdown: the guides, those for developers in their folder `toolkit`, and those of this folder.
 *
 * @throws CheckError if a guide names what there is not
 */
function addChapters(configuration: Configuration, site: SiteContents, { guides, changelog }: RenderOptions): void {
  const names = guideNames(guides);
  const texts = names.map((name): [name: string, text: string] => [name, readFileSync(`${guides}/${name}.md`, "utf8")]);
  const problems = texts.flatMap(([name, text]) => checkGuide(relative(root, `${guides}/${name}.md`), text, site));
  if (problems.length > 0) throw new CheckError(problems.join("\n"));
  for (const [name, text] of texts) {
    const folder = dirname(name) === "." ? "guides" : dirname(name);
    if (name === "index") addChapter(configuration, name, text, { layout: "home.njk", kind: "home" });
    else addChapter(configuration, `${folder}/${basename(name)}`, text, { tags: folder });
  }
  const chapter = (name: string) => readFileSync(`${chaptersFolder}${name}.md`, "utf8");
  if (!names.includes("index"))
    addChapter(configuration, "index", chapter("home"), { layout: "home.njk", kind: "home" });
  const chapters: [name: string, wanted: boolean][] = [
    ["values", site.vocabularies.length > 0],
    ["sources", site.sources.length > 0],
    ["changelog", changelog !== undefined],
    ["downloads", true],
    ["client-reference", site.clientReference.length > 0],
    ["mock-admin", site.adminApi !== undefined],
  ];
  for (const [name, wanted] of chapters) {
    if (wanted) addChapter(configuration, name, chapter(name), { tags: "chapters" });
  }
  const text = chapter("audience");
  for (const audience of site.audiences) {
    const { title, summary } = audience;
    addChapter(configuration, `audiences/${audience.name}`, text, { title, description: `${summary}.`, audience });
  }
}

/** The names of the guides, in their order by name. */
function guideNames(folder: string | undefined): string[] {
  if (folder === undefined) return [];
  return globSync(["*.md", "toolkit/*.md"], { cwd: folder })
    .map((file) => file.replace(/\.md$/, ""))
    .sort();
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
 *
 * @param mock the address of the mock that pages may call, if one runs beside them
 */
export function policiesFor(mock?: string): { page: string; reference: string } {
  const connect = `connect-src 'self'${mock === undefined ? "" : ` ${mock}`}`;
  return {
    page: [...own, "style-src 'self'", "font-src 'self'", connect].join("; "),
    reference: [...own, `style-src 'self' ${emptyStyle}`, "font-src 'self' data:", "connect-src 'self'"].join("; "),
  };
}

const { SafeString } = nunjucks.runtime;
const safe = (html: string) => new SafeString(html);

interface Named {
  name: string;
}

/** What templates can do with data. */
export function addFilters(configuration: Configuration): void {
  configuration.addFilter("rel", fromPage);
  configuration.addFilter("markdown", (text: string) => safe(markdown.render(text)));
  configuration.addFilter("inline", (text: string) => safe(markdown.renderInline(text)));
  configuration.addFilter("highlight", (code: string, language: string) => safe(highlight(code, language)));
  configuration.addFilter("headings", headingsOf);
  configuration.addFilter("cell", (text: string) => text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " "));
  configuration.addFilter("codes", (values: string[], word: string) => safe(codes(values, word)));
  configuration.addFilter("kilobytes", (bytes: number) => `${Math.ceil(bytes / 1000)} kB`);
  configuration.addFilter("firstSentence", (text: string) => /^[\s\S]*?[.](?=\s|$)/.exec(text)?.[0] ?? text);
  // A link within a page leads nowhere in its Markdown.
  configuration.addFilter("withoutAnchors", (text: string) => text.replaceAll(/\[([^\]]*)\]\(#[^)]*\)/g, "$1"));
  configuration.addFilter("hasLines", (text: string) => text.includes("\n- "));
  configuration.addFilter("firstLine", (text: string) => text.split("\n")[0]);
  configuration.addFilter("laterLines", (text: string) => text.replace(/^.*\n/, ""));
  configuration.addFilter("plain", (text: string) => text.replaceAll("`", ""));
  configuration.addFilter("markdownName", markdownName);
  configuration.addFilter("fileName", (url: string) => posix.basename(url));
  configuration.addFilter("trimSlash", (url: string) => url.replace(/^[/]/, "") || "index.html");
  configuration.addFilter("isPage", (url: string) => url === "/" || url.endsWith(".html"));
  configuration.addFilter("byOrder", (guides: { data: { order: number } }[] = []) =>
    guides.toSorted((one, other) => one.data.order - other.data.order),
  );
  configuration.addFilter("statusName", (status: string) => (status === "default" ? "other" : status));
  configuration.addFilter("decided", (decisions: Decision[]) =>
    [
      ...new Set(
        decisions.flatMap(({ branches }) => branches.flatMap(({ statuses }) => statuses.map(({ status }) => status))),
      ),
    ].sort(),
  );
  configuration.addFilter("pageOf", (pages: SiteContents["statuses"], status: string) =>
    pages.find((page) => page.status === status),
  );
  configuration.addFilter("choicesAfter", choicesAfter);
  configuration.addFilter("verbAfter", verbAfter);
  configuration.addFilter("byVerb", byVerb);
  configuration.addFilter("moneyOf", moneyOf);
  configuration.addFilter("vocabularyOf", vocabularyOf);
  // What a sample has of each: its mock's values, such as the ID of a payout, stay.
  configuration.addFilter("placeholders", ({ values: _values, ...names }: Connection) => JSON.stringify(names));
  configuration.addFilter("countMembers", (members: Member[]) => members.flatMap(withInner).length);
  configuration.addFilter("successes", (responses: DocumentedResponse[]) => responses.filter(({ success }) => success));
  configuration.addFilter("failures", (responses: DocumentedResponse[]) => responses.filter(({ success }) => !success));
  configuration.addFilter("neighboursOf", neighboursOf);
  configuration.addFilter("offers", ({ downloads }: SiteContents, file: string) =>
    downloads.some(({ files }) => files.some(({ name }) => name === file)),
  );
  configuration.addFilter("missingLanguages", (samples: Named[], languages: Named[]) =>
    languages
      .filter(({ name }) => samples.every((sample) => sample.name !== name))
      .map(({ name }) => ` ${name}`)
      .join(""),
  );
  configuration.addFilter("securityText", securityText);
}

/** What a decision leads to after one status: mostly one action, or several by operation. */
function choicesAfter({ branches }: Decision, status: string) {
  return branches.flatMap((branch) =>
    branch.statuses.filter((choice) => choice.status === status).map((choice) => ({ ...branch, ...choice })),
  );
}

/** What to do after a response, in a verb, where the guides advise on it. */
function verbAfter(operation: OperationPage, status: string, decisions: Decision[]): string | undefined {
  return actionAfter(decisions, operation, status)?.do;
}

/** The responses of an operation, those together after which to do the same. */
function byVerb(operation: OperationPage, decisions: Decision[]) {
  const told = operation.responses.map((response) => ({
    outcome: response.outcome,
    verb: verbAfter(operation, response.status, decisions),
    response,
  }));
  return [...Map.groupBy(told, ({ outcome, verb }) => `${outcome?.name} ${verb}`).values()].map((group) => ({
    outcome: group[0]?.outcome,
    verb: group[0]?.verb,
    responses: group.map(({ response }) => response),
  }));
}

/** What a status says of the money, by the list of those to wait for in which it is. */
function moneyOf({ value }: Value, waiting: Waiting): keyof Waiting | undefined {
  return (["initial", "paid", "unpaid", "open", "final"] as const).find((name) => waiting[name].includes(value));
}

/** The named list that some values are, which has its place on a page of its own. */
function vocabularyOf(values: Value[], vocabularies: Vocabulary[]): Vocabulary | undefined {
  const names = (list: Value[]) => list.map(({ value }) => value).join(" ");
  return values.length === 0 ? undefined : vocabularies.find((entry) => names(entry.values) === names(values));
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
function fromPage(this: TemplateContext, target: string): string {
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

/** How an operation authenticates, such as `HTTP Basic`, `Public key, optional`, or `Public key, in the body`. */
function securityText({ security, request }: OperationPage, schemes: SiteContents["schemes"]): string {
  const inBody = (request?.members ?? []).flatMap(withInner).flatMap(({ name, required }) => {
    const scheme = schemes.find(({ type, name: called }) => type === "apiKey" && wordsOf(called) === wordsOf(name));
    return scheme && required ? [`${titleOf(wordsOf(scheme.name))}, in the body`] : [];
  });
  const titles = security.map((names) =>
    names.map((name) => {
      const { type, scheme = "" } = schemes.find((candidate) => candidate.name === name) ?? { type: "" };
      if (type === "http") return `HTTP ${titleOf(scheme)}`;
      // A key is called as the contract names it: `publicKey` is the public key.
      return type === "apiKey" ? titleOf(wordsOf(name)) : name;
    }),
  );
  const needed = titles.filter((alternative) => alternative.length > 0).map((alternative) => alternative.join(" and "));
  if (needed.length === 0) return inBody[0] ?? "No authentication";
  return needed.join(" or ") + (needed.length < titles.length ? ", optional" : "");
}

/** A name in words, however it joins them: `publicKey` and `public_key` are the public key. */
function wordsOf(name: string): string {
  return name.replaceAll("_", " ").replaceAll(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function titleOf(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
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

// Wide tables scroll in a box of their own, which the keyboard can reach. It is called after the heading above it.
markdown.renderer.rules.table_open = (tokens, index) => {
  const heading = tokens.findLastIndex(({ type }, place) => type === "heading_open" && place < index);
  const label = (tokens[heading + 1]?.content ?? "").replaceAll("`", "");
  // Two below one heading are told apart.
  const place = tokens.slice(Math.max(heading, 0), index + 1).filter(({ type }) => type === "table_open").length;
  const title = place > 1 ? `Table ${place}` : "Table";
  const name = heading < 0 ? title : `${title}: ${markdown.utils.escapeHtml(label)}`;
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

loadLanguages(["bash", "typescript", "markup-templating", "php", "python", "go", "java", "json", "http"]);

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
