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

/** Names and the words that integrators know count more than text. What everything here is about counts little. */
function scaled(term: string, factor: number) {
  const scale = factor * (everywhere.has(term) ? 0.1 : httpStatus.test(term) ? 3 : 1);
  return { title: 4 * scale, keywords: 3 * scale, text: scale };
}

/** Of a long list of keywords each one counts almost as much as of a short one. */
const bm25 = { k: 1.2, b: 0.25, d: 0.5 };

/** Who asks what to do after one, whatever it was sent for, asks about the status first. */
const httpStatus = /^[1-5]\d\d$/;

const everywhere = new Set(["payout", "api", "payment", "invoice", "id"]);

/** How many letters of a word can be wrong. */
function mistakesIn(term: string): number | false {
  if (term.length <= 4) return false;
  return term.length > 10 ? 2 : 1;
}

/** Words that one reader uses for another's. A word stands for all others of its line. */
const synonyms = [
  "webhook callback notification ipn postback",
  "sdk client library",
  "retry repeat resend retransmit reattempt",
  "refund reversal chargeback clawback recall",
  "cancel abort void revoke stop",
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
  "auth authentication authorization login authenticate authorisation",
  "poll polling wait",
  "fee commission cost charge",
  "page paging pagination cursor offset",
  "signature sign hmac verify digest checksum",
  "recipient beneficiary payee receiver",
  "host url address endpoint domain",
  "duplicate double twice",
  "example sample snippet",
  "swagger openapi specification spec",
  "timeout timed unreachable disconnect",
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
  "exist duplicate conflict",
  "idempotency idempotent idempotence",
  "download export",
  "typescript javascript node",
];

/** Words that say nothing about what is looked for. */
const passedOver = new Set(
  "a an and are be been between by can difference do does explain for from has have how i if in is it mean meaning my not of on or our should that the there this to versus vs was we what when where which who why will with you your".split(
    " ",
  ),
);

/** A word as it is indexed and asked for: in small letters, and singular. */
export function termOf(word: string): string {
  return word
    .toLowerCase()
    .replace(/ies$/, "y")
    .replace(/(?<=..)(?<![su])s$/, "")
    .replace(/(?<=stat)uses$/, "us");
}

/** The words of a query or a name, without those that say nothing. */
function termsOf(text: string): string[] {
  const words = text.split(/[\n\r\p{Z}\p{P}]+/u).filter(Boolean);
  const telling = words.filter((word) => !passedOver.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words).map(termOf);
}

const others = new Map<string, string[]>();
/** The first word of the first line of synonyms that a word is in. */
const firsts = new Map<string, string>();
for (const line of synonyms) {
  const words = line.split(" ").map(termOf);
  for (const word of words) {
    others.set(word, [...(others.get(word) ?? []), ...words.filter((other) => other !== word)]);
    firsts.set(word, firsts.get(word) ?? words[0] ?? word);
  }
}

/** What something is called, whichever words one uses for another's: who looks for just that finds it first. */
export function nameOf(text: string): string {
  return nameOfTerms(termsOf(text));
}

function nameOfTerms(terms: string[]): string {
  return terms.map((term) => firsts.get(term) ?? term).join(" ");
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
        { queries: others.get(term) ?? [], boost: scaled(term, 0.5) },
      ],
    }));
    return index
      .search({ combineWith, queries }, { bm25 })
      .map((found) => ({ ...found, score: found.score * found.weight }));
  };
  const all = search("AND");
  const best = new Map(all.map(({ href, score }) => [href, score]));
  const names = [terms, terms.filter((term) => !everywhere.has(term))].map(nameOfTerms);
  const isCalled = (found: Found, name = "") => name !== "" && found.names.includes(name);
  const asWritten = query.trim().toLowerCase();
  return search("OR")
    .map((found) => {
      const called = found.asWritten.includes(asWritten)
        ? 1e9
        : isCalled(found, names[0])
          ? 1e6
          : isCalled(found, names[1])
            ? 1e3
            : 0;
      return { ...found, score: found.score + 2 * (best.get(found.href) ?? 0) + called * found.weight };
    })
    .sort((one, other) => other.score - one.score);
}

/** A piece of a text around the first word that was found in it. */
export function excerpt({ text, terms }: Found): string {
  const places = terms.map((term) => text.toLowerCase().search(new RegExp(`\\b${term.replaceAll(/\W/g, ".")}`)));
  const first = Math.min(...places.filter((place) => place >= 0), text.length);
  const start = first === text.length || first < 60 ? 0 : text.lastIndexOf(" ", first - 40) + 1;
  const end = text.length > start + 150 ? text.lastIndexOf(" ", start + 150) : text.length;
  return `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}
