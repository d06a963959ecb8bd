/** How the site is searched. The build indexes by these rules, and the browser asks by them, so they are in one place. */

/** A place of the site that a search can find. */
export interface Entry {
  href: string;
  title: string;
  /** Where it is, such as the title of its page. */
  context: string;
  /** Words that are not on the page, and that integrators look for it with. */
  keywords: string;
  text: string;
  /** How much it counts beside others: what integrators read is ahead of tools and sources. */
  weight: number;
}

/** What a search gives of an entry. */
export type Found = Pick<Entry, "href" | "title" | "context" | "text"> & {
  /** What it is called, as it is written, and as {@link nameOf} has it. */
  asWritten: string[];
  names: string[];
  terms: string[];
};

/** The part of MiniSearch that is used here. */
export interface Index {
  search(query: object, options?: object): (Found & { score: number; weight: number; queryTerms: string[] })[];
}

/** Names and the words that integrators know count more than text. */
function scaled(term: string, factor: number) {
  const scale = factor * weightOfTerm(term);
  return { title: 3 * scale, keywords: 6 * scale, text: scale };
}

/** What everything here is about says little of what is looked for, and what everybody does with it not much. */
function weightOfTerm(term: string): number {
  if (everywhere.has(term)) return 0.05;
  if (common.has(term)) return 0.4;
  return httpStatus.test(term) ? 3 : 1;
}

/** Of a long list of keywords each one counts almost as much as of a short one. */
const bm25 = { k: 1.2, b: 0.25, d: 0.5 };

/** Who asks what to do after one, whatever it was sent for, asks about the status first. */
const httpStatus = /^[1-5]\d\d$/;

/** How many letters of a word can be wrong. */
function mistakesIn(term: string): number | false {
  if (term.length <= 4) return false;
  return term.length > 10 ? 2 : 1;
}

/** Words that one reader uses for another's. A word stands for all others of its line. */
const synonyms = [
  "webhook callback notification ipn postback event",
  "sdk client library",
  "retry repeat resend retransmit reattempt",
  "refund reversal reverse revert chargeback clawback recall",
  "cancel abort void revoke stop undo",
  "canceled cancelled",
  "state status",
  "get lookup query fetch retrieve check",
  "create send make initiate submit",
  "payout payment transfer disbursement withdrawal transaction",
  "fail failed failure decline declined unsuccessful rejected",
  "forbidden denied permission",
  "unavailable down outage maintenance",
  "interval often frequency frequently",
  "final done finished complete completed terminal",
  "response answer reply respond",
  "test sandbox staging demo",
  "live production prod",
  "limit throttle throttling quota",
  "key credential password",
  "auth authentication authorization login authenticate authorisation authentification",
  "poll polling wait",
  "fee commission cost charge",
  "page paging pagination cursor offset",
  "signature sign hmac verify digest checksum",
  "recipient beneficiary payee receiver",
  "host url address domain",
  "duplicate double twice",
  "example sample snippet",
  "swagger openapi specification spec",
  "timeout timed unreachable disconnect etimedout",
  "network connection socket econnreset econnrefused epipe",
  "mock stub fake simulator emulator",
  "whitelist allowlist whitelisting firewall",
  "timestamp date time",
  "balance funds",
  "field parameter property attribute member",
  "version changelog release",
  "minimum min smallest",
  "maximum max largest",
  "service method",
  "reference identifier",
  "wrong invalid incorrect bad",
  "success succeed successful",
  "unknown ambiguous unclear uncertain indeterminate",
  "concurrent parallel simultaneous race",
  "writeoff deduct debit",
  "stuck hang freeze",
  "username user",
  "not no never without",
  "exist duplicate conflict",
  "idempotency idempotent idempotence",
  "typescript javascript node",
];

/** Words that say nothing about what is looked for. */
const passedOver = new Set(
  "a about after again am an and any are at be because been before being between but by can cannot could did difference do does doesn doing don during explain for from had happen has have having how i if in into is isn it its just mean meaning me might must my need of on only or our should so some still than that the their them then there these they this those through to until us versus via vs want was we were what when where whether which while who whose why will with would you your".split(
    " ",
  ),
);

/** They say something else than the words that they are made of. */
const statuses = new Set("created expired terminated processing processed canceling canceled".split(" "));

/** A word as it is indexed and asked for: in small letters, and without the ending that grammar gives it. */
export function termOf(word: string): string {
  const written = word.toLowerCase();
  if (statuses.has(written)) return written;
  return written
    .replace(/['’]s?$/, "")
    .replace(/(?<=stat)uses$/, "us")
    .replace(/ies$/, "y")
    .replace(/(?<=..)(?<![su])s$/, "")
    .replace(/(?<=[a-z]{2})ied$/, "y")
    .replace(/(?<=[aeiouy][a-z]*[a-z])(?:ing|ed)$/, "")
    .replace(/(?<=[aeiou])([bdgmnprt])\1$/, "$1")
    .replace(/(?<=[a-z]{3}at)ion$/, "")
    .replace(/(?<=[a-z]{3}v)al$/, "")
    .replace(/(?<=[a-z]{2})e$/, "");
}

/** The words of a query or a name, without those that say nothing. */
function termsOf(text: string): string[] {
  const words = text.split(/[\n\r\p{Z}\p{P}]+/u).filter(Boolean);
  const telling = words.filter((word) => !passedOver.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words).map(termOf);
}

/** The lines of synonyms that a word is in, each as a term that stands for all of its words, which no text has. */
const groups = new Map<string, string[]>();
/** The words of such a term. */
const members = new Map<string, string[]>();
for (const line of synonyms) {
  const words = line.split(" ").map(termOf);
  const group = `=${words[0]}`;
  members.set(group, words);
  for (const word of words) groups.set(word, [...(groups.get(word) ?? []), group]);
}

/** What a word of a text is found by: itself, and what stands for it and its synonyms. So a text that has three of them isn't found thrice. */
export function indexedTerms(word: string): string[] {
  const term = termOf(word);
  return [term, ...(groups.get(term) ?? [])];
}

/** What everything here is about. */
const everywhere = termsIn(
  "payout api payment invoice id transfer disbursement withdrawal transaction get not no never without",
);

/** What is done with everything, or everything has. */
const common = termsIn(
  "send make money request use work change new same type code account data error endpoint response",
);

function termsIn(words: string): Set<string> {
  return new Set(words.split(" ").flatMap(indexedTerms));
}

/** What something is called, whichever words one uses for another's: who looks for just that finds it first. */
export function nameOf(text: string): string {
  return nameOfTerms(termsOf(text));
}

function nameOfTerms(terms: string[]): string {
  return terms.map(firstOf).join(" ");
}

function firstOf(term: string): string {
  return groups.get(term)?.[0] ?? term;
}

/**
 * The places that a query finds, the best first: what is called so, then what has all of its words or others for them, then what has
 * any of them.
 */
export function find(index: Index, query: string): Found[] {
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  const search = (combineWith: string) => {
    const queries = terms.map((term, index) => ({
      combineWith: "OR",
      queries: [
        // Only the last word can be one that is still being typed.
        {
          queries: [term],
          boost: scaled(term, 1),
          prefix: index === terms.length - 1 && term.length > 2,
          fuzzy: mistakesIn(term),
          weights: { prefix: 0.35, fuzzy: 0.3 },
        },
        { queries: groups.get(term) ?? [], boost: scaled(term, 1) },
      ],
    }));
    return index
      .search({ combineWith, queries }, { bm25, processTerm: (term: string) => term })
      .map((found) => ({ ...found, score: found.score * found.weight }));
  };
  const all = search("AND");
  const best = new Map(all.map(({ href, score }) => [href, score]));
  const name = nameOfTerms(terms);
  const telling = (called: string) =>
    called
      .split(" ")
      .filter((word) => !everywhere.has(word))
      .join(" ");
  const tellingName = telling(name);
  const asked = new Set(terms.map(firstOf));
  // The words of a query that make up whole names of a place.
  const named = (found: Found) => {
    const whole = found.names
      .map((called) => called.split(" "))
      .filter((words) => words.every((word) => asked.has(word)));
    const words = new Set(whole.flat());
    const telling = [...words].filter((word) => !everywhere.has(word) && !common.has(word));
    return (
      telling.length + 0.2 * (words.size - telling.length) + (telling.some((word) => httpStatus.test(word)) ? 3 : 0)
    );
  };
  const asWritten = query.trim().toLowerCase();
  return search("OR")
    .map((found) => {
      const called = found.asWritten.includes(asWritten)
        ? 1e9
        : found.names.includes(name)
          ? 1e6
          : tellingName && found.names.some((called) => telling(called) === tellingName)
            ? 1e5
            : 0;
      const score = found.score + (best.get(found.href) ?? 0);
      return { ...found, score: score * (1 + 2 * named(found)) + called * found.weight };
    })
    .sort((one, other) => other.score - one.score);
}

/** The piece of a text in which most of the words are that were found in it. */
export function excerpt({ text, terms }: Found): string {
  const lower = text.toLowerCase();
  const words = terms.flatMap((term) => members.get(term) ?? term).map((term) => term.replaceAll(/\W/g, "."));
  const places = words.flatMap((word) =>
    [...lower.matchAll(new RegExp(`\\b${word}`, "g"))].map(({ index }) => ({ word, index })),
  );
  const within = (start: number) =>
    new Set(places.filter(({ index }) => index >= start && index < start + 110).map(({ word }) => word)).size;
  const first = places
    .map(({ index }) => ({ index, words: within(index) }))
    .reduce((best, place) => (place.words > best.words ? place : best), { index: 0, words: 0 }).index;
  const start = first < 60 ? 0 : text.lastIndexOf(" ", first - 40) + 1;
  const end = text.length > start + 150 ? text.lastIndexOf(" ", start + 150) : text.length;
  return `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}
