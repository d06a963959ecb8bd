import { textOf } from "./client-options.ts";

/** The responses to a list, as far as going through it needs them. */
interface Page<Item> {
  data: Item[];
  links: { next?: unknown };
}

/** A list that is read as far as it is gone through. */
export interface Paged<Item, List> extends AsyncIterable<Item> {
  /** The same, a page at a time. */
  pages(): AsyncIterable<List>;
}

/** Which part of a list to go through, and how. */
export interface Listing<Query> {
  /** What the items have in common: `{ reference_id }` is sent as `filter[reference_id]`. */
  filter?: { [Name in keyof Query as Name extends `filter[${infer Member}]` ? Member : never]: Query[Name] };
  /** How many items to ask for at a time. */
  pageSize?: number;
  signal?: AbortSignal;
}

type Query = Record<string, unknown>;

/** Goes through a list by the addresses of further pages that its responses bear, whichever kind of paging they speak of. */
export function paged<Item, List extends Page<Item>>(
  ask: (query: Query, options: { signal?: AbortSignal | undefined }) => Promise<List>,
  { filter = {}, pageSize, signal }: { filter?: object; pageSize?: number; signal?: AbortSignal } = {},
): Paged<Item, List> {
  async function* pages(): AsyncGenerator<List> {
    const asked = new Set<string>();
    let next: Query = {};
    for (const [name, value] of Object.entries(filter)) next[`filter[${name}]`] = value;
    next["page[size]"] = pageSize;
    // An address that leads to a page that was read would never end.
    while (!asked.has(JSON.stringify(next))) {
      asked.add(JSON.stringify(next));
      const page: List = await ask(next, { signal });
      yield page;
      next = { ...next, ...queryOf(page.links?.next) };
    }
  }
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { data } of pages()) yield* [data].flat() as Item[];
    },
  };
}

/**
 * The query of an address that is relative to the host, or of a link object of JSON:API. It is missing, or empty, where there is
 * no further page.
 */
function queryOf(link: unknown): Query {
  const { href = link } = Object(link);
  return Object.fromEntries(new URLSearchParams(textOf(href).split("?")[1]));
}
