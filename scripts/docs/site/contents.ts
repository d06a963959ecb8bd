import { commands } from "../../cli/commands.ts";
import { type DescribedOption, describeOptions } from "../../cli/run-command.ts";
import type { OpenApiDocument, SecurityScheme } from "../../openapi/document.ts";
import { firstExample, type Model, serverUrl } from "../../openapi/model.ts";
import { mapValues, uniqueBy } from "../../openapi/walk.ts";
import type { ClientSection } from "../model/client-reference.ts";
import { type Advice, type Decision, decisionsOf } from "../model/decisions.ts";
import {
  type AdminApi,
  adminApiOf,
  type DocumentedResponse,
  type OperationPage,
  type Outcome,
  operationPages,
  outcomesOf,
  type Sample,
} from "../model/operation-page.ts";
import {
  type Member,
  type Source,
  sourceOf,
  type Vocabulary,
  vocabulariesOf,
  type Waiting,
  waitingOf,
  withInner,
} from "../model/schema.ts";
import { type TestServices, testServices } from "../model/test-services.ts";
import type { Connection } from "../samples/code-samples.ts";
import {
  type BrowserRequest,
  browserRequest,
  type CodeSample,
  codeSamples,
  type Language,
  languages,
} from "../samples/code-samples.ts";
import type { RulePage } from "./rule-pages.ts";

/** Everything that the pages of a site show, derived from one document. */
export interface SiteContents {
  title: string;
  /** What the site calls whom it is of: the brand, or the platform. */
  name: string;
  summary: string;
  description: string;
  version: string;
  accent: string;
  /** The accent, or the neutral one where it is not in six hexadecimal digits, for pictures. */
  hexAccent: string;
  logo?: { url: string; altText: string } | undefined;
  connection: Connection;
  /** Whether the samples call the document's own server, with values that the reader has to fill in. */
  hasPlaceholders: boolean;
  languages: Language[];
  audiences: AudiencePage[];
  /** The operations that a merchant calls. */
  operations: (OperationPage & { samples: CodeSample[]; tryIt: BrowserRequest | undefined })[];
  /** Those that the platform calls. */
  callbacks: OperationPage[];
  received?: ReceivedCallback | undefined;
  /** Both. */
  pages: OperationPage[];
  /** What each tag is about, by its name. */
  tags: Record<string, string>;
  /** Each with the name that the contract gives it. */
  schemes: (SecurityScheme & { name: string })[];
  /** How keys begin, by the name of their scheme. */
  /** How keys begin, by the name of their security scheme or of the parameter that is made with them. */
  keyPrefixes: Record<string, SecurityScheme["x-key-prefixes"]>;
  statuses: StatusPage[];
  outcomes: Outcome[];
  /** What to do after which response; none where no guide advises on them. */
  decisions: Decision[];
  /** The rules of the rehearsal; none where no guide tells of them. */
  rules: RulePage[];
  vocabularies: Vocabulary[];
  waiting: Waiting;
  /** The services that move no money; undefined where the document names none. */
  testServices: TestServices | undefined;
  sources: SourceEntry[];
  downloads: DownloadGroup[];
  /** What the client exports, by where it is imported from; none where the site has no client. */
  clientReference: ClientSection[];
  /** The mock's own, if the site shows it. */
  adminApi: AdminApi | undefined;
  /** The options of each command, by its name. */
  commands: Record<string, DescribedOption[]>;
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

export interface ContentsOptions {
  connection: Connection;
  /** Names of the files below `downloads/`. */
  downloads: Download[];
  brands: SiteContents["brands"];
  clientReference?: ClientSection[] | undefined;
  /** The document of the mock's admin API. */
  mockAdmin?: Model | undefined;
  /** What the guides advise on responses. */
  advice?: Advice | undefined;
  rules?: RulePage[] | undefined;
}

/**
 * Derives all at once, code samples included, so that templates have nothing left to find out.
 *
 * @param model the `info` of its document says in `x-brand`, `x-logo` and `x-accent-color` whose site it is; without a brand the title stands
 * for a name
 */
export function siteContents(
  model: Model,
  { connection, downloads, brands, clientReference = [], mockAdmin, advice, rules = [] }: ContentsOptions,
): SiteContents {
  const { document } = model;
  const { title, summary = "", description = "", version, ...info } = document.info;
  const pages = operationPages(model);
  const callbacks = pages.filter(({ sentBy }) => sentBy === "platform");
  const own = pages.filter(({ sentBy }) => sentBy === "merchant");
  const hasPlaceholders = connection.server === serverUrl(document);
  const operations = own.map((page) => ({
    ...page,
    samples: codeSamples(model, page, connection),
    tryIt: hasPlaceholders ? undefined : browserRequest(model, page, connection),
  }));
  const schemes = Object.entries(model.components.securitySchemes ?? {}).map(([name, scheme]) => ({
    ...scheme,
    name,
  }));
  const vocabularies = vocabulariesOf(model);
  const accent = String(info["x-accent-color"] ?? neutralAccent);
  const logo = info["x-logo"] as { url: string; altText?: string } | undefined;
  return {
    title,
    name: String(info["x-brand"] ?? title),
    summary,
    description,
    version,
    accent,
    hexAccent: /^#[\da-f]{6}$/i.test(accent) ? accent : neutralAccent,
    logo: logo && { altText: title, ...logo },
    connection,
    hasPlaceholders,
    languages,
    audiences: Object.entries(document["x-audiences"] ?? {}).map(([name, audience]) => ({
      ...audience,
      name,
      href: `audiences/${name}.html`,
      operations: own.filter((page) => page.audience === name),
    })),
    operations,
    callbacks,
    received: receivedCallback(model),
    pages: [...operations, ...callbacks],
    tags: Object.fromEntries((document.tags ?? []).map(({ name, description }) => [name, description])),
    schemes,
    keyPrefixes: mapValues(
      { ...model.components.securitySchemes, ...model.components.parameters },
      ({ "x-key-prefixes": prefixes }) => prefixes,
    ),
    statuses: statusPages(own),
    outcomes: outcomesOf(model),
    decisions: advice ? decisionsOf(own, advice) : [],
    rules,
    vocabularies,
    waiting: waitingOf(vocabularies),
    testServices: testServices(model),
    sources: sourcesOf(pages, document),
    downloads: downloadsOf(downloads),
    clientReference,
    adminApi: mockAdmin && adminApiOf(mockAdmin),
    commands: Object.fromEntries(
      Object.entries(commands).map(([name, { options }]) => [name, describeOptions(options)]),
    ),
    brands,
  };
}

const neutralAccent = "#4453d6";

/** Everything that the page of an HTTP status shows. */
export interface StatusPage {
  /** `500`, or `default` for those that are not listed. */
  status: string;
  phrase: string;
  href: string;
  /** What the status says, for each group of operations that say it alike. */
  meanings: StatusMeaning[];
  outcomes: Outcome[];
}

export interface StatusMeaning {
  description: string;
  outcome?: Outcome | undefined;
  operations: OperationPage[];
  examples: Sample[];
}

/** A page for each status other than success that an operation of the merchant's may respond with. */
export function statusPages(operations: OperationPage[]): StatusPage[] {
  const responses = operations
    .filter(({ sentBy }) => sentBy === "merchant")
    .flatMap((operation) => operation.responses.map((response) => ({ operation, response })))
    .filter(({ response }) => !response.success);
  const byStatus = Map.groupBy(responses, ({ response }) => response.status);
  return [...byStatus]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([status, given]) => {
      const meanings = meaningsOf(given);
      return {
        status,
        phrase: given[0]?.response.phrase ?? "",
        href: `errors/${status}.html`,
        meanings,
        outcomes: uniqueBy(
          meanings.flatMap(({ outcome }) => outcome ?? []),
          ({ name }) => name,
        ),
      };
    });
}

function meaningsOf(given: { operation: OperationPage; response: DocumentedResponse }[]): StatusMeaning[] {
  const alike = Map.groupBy(given, ({ response }) => `${response.outcome?.name} ${response.description}`);
  const meanings = [...alike.values()].map((group) => ({
    description: group[0]?.response.description ?? "",
    outcome: group[0]?.response.outcome,
    operations: group.map(({ operation }) => operation),
    examples: group.flatMap(({ response }) => response.examples),
  }));
  // Where a payout is at stake comes first.
  meanings.sort((one, other) => Number(one.outcome?.name === "none") - Number(other.outcome?.name === "none"));
  return withExamplesOnce(meanings);
}

/** An example stands where it comes up first: most statuses have one for all operations. */
function withExamplesOnce(meanings: StatusMeaning[]): StatusMeaning[] {
  const shown = new Set<string>();
  return meanings.map(({ examples, ...meaning }) => ({
    ...meaning,
    examples: examples.filter(({ json }) => !shown.has(json) && shown.add(json)),
  }));
}

/** A fact that the documentation doesn't show, where it comes from, and where it is used. */
export interface SourceEntry extends Source {
  /** Without an address where it is about more than one place of a page. */
  places: { label: string; href?: string }[];
}

/** Every source that the pages name, each once, and those that only the document's components name. */
export function sourcesOf(pages: OperationPage[], document: OpenApiDocument): SourceEntry[] {
  const named = pages.flatMap((page) => {
    const responses = page.responses.flatMap(({ source, status, anchor, headers, members }) => [
      { source, label: `Response ${status}`, anchor },
      ...sourced([...headers, ...members]),
    ]);
    const members = sourced([...page.parameters, ...(page.request?.members ?? [])]);
    return [{ source: page.source, label: page.summary, anchor: "" }, ...members, ...responses].flatMap(
      ({ source, label, anchor }) =>
        source ? [{ ...source, label, href: `${page.href}${anchor && "#"}${anchor}` }] : [],
    );
  });
  const shown = new Set(named.map(({ note }) => note));
  const others = componentSources(document).filter(({ note }) => !shown.has(note));
  const all: (Source & SourceEntry["places"][number])[] = [...named, ...others];
  return [...Map.groupBy(all, ({ kind, note }) => `${kind} ${note}`).values()].flatMap((group) => {
    const [first] = group;
    // One place a label is enough: the same property stands on many pages.
    const places = uniqueBy(group, ({ label }) => label).map(({ label, href }) => (href ? { label, href } : { label }));
    return first ? [{ kind: first.kind, note: first.note, places }] : [];
  });
}

/** The sources in the components of a document, each with the name of its component: some are about a whole schema or header. */
function componentSources({ components }: OpenApiDocument): (Source & { label: string })[] {
  const found: (Source & { label: string })[] = [];
  const collect = (value: unknown, label: string): void => {
    if (typeof value !== "object" || value === null) return;
    const source = sourceOf(value);
    if (source?.note) found.push({ ...source, label });
    for (const inner of Object.values(value)) collect(inner, label);
  };
  for (const group of Object.values(components)) {
    for (const [name, component] of Object.entries(group ?? {})) collect(component, name);
  }
  return found;
}

function sourced(members: Member[]) {
  return members.flatMap(withInner).map(({ source, name, anchor }) => ({ source, label: name, anchor }));
}

/** A callback as it arrives, byte for byte, and the secret that its signature was made with. */
export interface ReceivedCallback {
  message: string;
  secret: string;
}

/** The document's first callback, with the examples of its headers and its body; nothing where the document has none. */
export function receivedCallback({ callbacks }: Model): ReceivedCallback | undefined {
  const [callback] = callbacks;
  const { requestBody } = callback?.operation ?? {};
  if (!callback || !requestBody) return undefined;
  const [mediaType = ""] = Object.keys(requestBody.content);
  const body = JSON.stringify(firstExample(requestBody));
  const headers = callback.parameters
    .filter((parameter) => parameter.in === "header")
    .map(({ name, example }) => `${name}: ${example}`);
  const lines = [
    `${callback.method.toUpperCase()} /callbacks HTTP/1.1`,
    `Content-Type: ${mediaType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
    "",
    body,
  ];
  const signed = callback.parameters.find((parameter) => "x-example-secret" in parameter);
  return { message: lines.join("\n"), secret: signed?.["x-example-secret"] ?? "" };
}

/** A file that the site offers. */
export interface Download {
  /** Relative to `downloads/`. */
  name: string;
  bytes: number;
}

export interface DownloadGroup {
  title: string;
  files: (Download & { href: string })[];
}

/** How the files of each group begin, and the order of the groups. */
const groups: [title: string, beginning: RegExp][] = [
  ["OpenAPI 3.1", /^openapi[.]/],
  ["OpenAPI 3.0, for generators that stop there", /^openapi-3\.0/],
  ["Collections of requests", /^collections\//],
  ["Workflows", /^workflows\//],
  ["JSON Schemas", /^schemas\//],
  ["JSON Schemas of files that you write", /^(mock-files\/|brand-overlay)/],
];

/** The files in groups. */
export function downloadsOf(downloads: Download[]): DownloadGroup[] {
  return groups.map(([title, beginning]) => ({
    title,
    files: downloads
      .filter(({ name }) => beginning.test(name))
      .map((file) => ({ ...file, href: `downloads/${file.name}` })),
  }));
}
