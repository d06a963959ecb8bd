import { isSuccess, operationOf, pointerOf } from "../openapi/model.ts";
import { isObject } from "../openapi/walk.ts";
import {
  type Exchange,
  isPayout,
  isService,
  type Judgement,
  type Known,
  type KnownPage,
  type Remark,
  type Shown,
  shownIn,
} from "./judgement.ts";

/** A page of a list, as it was asked for and as it came. */
interface Page {
  shown: Shown[];
  meta: Record<string, unknown>;
  links: Record<string, unknown>;
  query: URLSearchParams;
  /** What the request asked for; undefined if it left that to the deployment. */
  size: number | undefined;
  /** Pages of the same list that came before. */
  before: KnownPage[];
  exchange: Exchange;
  known: Known;
  remark(kind: Remark["kind"], message: string, instance: string, observed?: boolean): Remark;
}

const ofPages: ((page: Page) => Remark[])[] = [
  hasEachItemOnce,
  isInOrder,
  keepsToTheSize,
  countsItsItems,
  countsItsPages,
  namesItsEnds,
  leadsOn,
  keepsToTheFilter,
  hasWhatWasCreated,
];

/** What is judged of lists, and of addresses that lead to other pages. */
export const listJudgements: Judgement[] = [
  (exchange, known) => {
    const page = pageIn(exchange, known);
    return page ? ofPages.flatMap((judge) => judge(page)) : [];
  },
  linksToItself,
];

/** Remembers a page. */
export function learnOfLists(exchange: Exchange, known: Known): void {
  const page = pageIn(exchange, known);
  if (!page) return;
  const ids = idsOf(page);
  const created = timesOf(page).at(-1);
  const earlier = [...known.payouts].flatMap(([id, { sent }]) => (sent ? [id] : []));
  known.pages.set(keyOf(exchange), [...page.before, { query: page.query, ids, oldest: created, created: earlier }]);
}

const pageParameter = /^page\[/;

/** Which list a page is of: all that was asked for, but for the page. */
function keyOf({ placed, url }: Exchange): string {
  const others = [...url.searchParams].filter(([name]) => !pageParameter.test(name) || name === "page[size]");
  return JSON.stringify([placed.operation.operationId, others.sort()]);
}

function pageIn(exchange: Exchange, known: Known): Page | undefined {
  const { placed, response, url } = exchange;
  const { body, status } = response;
  if (!isObject(body) || !Array.isArray(body.data) || !isSuccess(status) || placed.method !== "get") return undefined;
  const schema = Object.values(placed.operation.responses[status]?.content ?? {})[0]?.schema;
  const size = Number(url.searchParams.get("page[size]") ?? Number.NaN);
  return {
    shown: shownIn(exchange),
    meta: isObject(body.meta) ? body.meta : {},
    links: isObject(body.links) ? body.links : {},
    query: url.searchParams,
    size: Number.isInteger(size) && size > 0 ? size : undefined,
    before: known.pages.get(keyOf(exchange)) ?? [],
    exchange,
    known,
    remark: (kind, message, instance, observed = false) => {
      const [, member = "data", inner] = instance.split("/");
      const described = schema?.properties?.[member];
      const inside = inner === undefined ? undefined : described?.properties?.[inner];
      const place = inside
        ? `${pointerOf(described ?? {})}/properties/${inner}`
        : pointerOf(described ?? schema ?? placed.operation);
      return { kind, message, instance, place, observed };
    },
  };
}

const idsOf = ({ shown }: Pick<Page, "shown">): string[] => shown.flatMap(({ id }) => id ?? []);

const timesOf = ({ shown }: Pick<Page, "shown">): number[] =>
  shown.flatMap(({ members: { created } }) => (typeof created === "number" ? [created] : []));

/** No thing is listed twice, on one page or on two. */
function hasEachItemOnce({ shown, before, query, remark }: Page): Remark[] {
  const ids = idsOf({ shown });
  if (new Set(ids).size < ids.length) return [remark("list", "an item is there twice", "/data")];
  const others = before.filter((page) => leadsTo(page, query)).flatMap((page) => page.ids);
  return ids.some((id) => others.includes(id))
    ? [remark("list", "an item of another page is there again", "/data")]
    : [];
}

/** Whether the query asks for what comes after a page. */
function leadsTo({ query: earlier, ids }: KnownPage, query: URLSearchParams): boolean {
  const numberOf = (each: URLSearchParams) => Number(each.get("page[number]") ?? 1);
  const cursor = query.get("page[before]");
  return cursor === null
    ? query.get("page[after]") === null && numberOf(query) > numberOf(earlier)
    : ids.includes(cursor);
}

/** Payouts are listed newest first, over all pages. */
function isInOrder({ shown, before, query, remark }: Page): Remark[] {
  if (!shown.every(isPayout)) return [];
  const times = timesOf({ shown });
  const isOrdered = times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
  const above = query.has("page[before]") ? before.filter((page) => leadsTo(page, query)) : [];
  const goesOn = above.every(({ oldest }) => (times[0] ?? 0) <= (oldest ?? Number.POSITIVE_INFINITY));
  return isOrdered && goesOn ? [] : [remark("list", "the newest payout is not the first", "/data")];
}

function keepsToTheSize({ shown, size, meta, remark }: Page): Remark[] {
  const { size: told } = meta;
  return [
    ...(size !== undefined && shown.length > size
      ? [remark("list", "there are more items than page[size] asked for", "/data")]
      : []),
    ...(size !== undefined && typeof told === "number" && told !== size
      ? [remark("list", "is not the page[size] that was asked for", "/meta/size")]
      : []),
    ...(typeof told === "number" && shown.length > told
      ? [remark("list", "there are more items than meta.size says", "/meta/size")]
      : []),
  ];
}

/** A lookup that hides what it finds may count it all the same. */
function countsItsItems({ shown, meta, query, remark }: Page): Remark[] {
  const isWrong = typeof meta.count === "number" && meta.count !== shown.length;
  const isHidden = shown.length === 0 && query.has("filter[reference_id]");
  return isWrong ? [remark("list", "is not the number of items on the page", "/meta/count", isHidden)] : [];
}

/** Numbered pages: their numbers and totals fit each other, and what came. */
function countsItsPages({ shown, meta, query, size: asked, before, exchange, known, remark }: Page): Remark[] {
  const { total, pages, page } = meta;
  if (typeof total !== "number" || typeof pages !== "number" || typeof page !== "number") return [];
  const usual = operationOf(known.contract, exchange.placed.operation.operationId).parameters.find(
    ({ name }) => name === "page[size]",
  );
  const size = asked ?? Number(usual?.schema?.default ?? 20);
  const wanted = Number(query.get("page[number]") ?? 1);
  const expected = Math.max(0, Math.min(size, total - (page - 1) * size));
  // What a deployment takes where nothing was asked for is its own affair.
  const observed = asked === undefined;
  const seen = new Set([...before.flatMap(({ ids }) => ids), ...idsOf({ shown })]);
  return [
    ...(page === wanted ? [] : [remark("list", "is not the page that was asked for", "/meta/page")]),
    ...(total < seen.size ? [remark("list", "is less than the items that came", "/meta/total")] : []),
    ...(pages === Math.ceil(total / size) || (total === 0 && pages === 1)
      ? []
      : [remark("list", "doesn't fit the total and the size of a page", "/meta/pages", observed)]),
    ...(shown.length === expected
      ? []
      : [remark("list", "the number of items doesn't fit the total", "/meta/total", observed)]),
  ];
}

/** Pages with cursors: the cursors are the ends of the page. */
function namesItsEnds({ shown, meta, remark }: Page): Remark[] {
  const ids = idsOf({ shown });
  const wrong = (member: string, end: string | undefined) => {
    const cursor = meta[member];
    if (typeof cursor !== "string" || cursor === "" || ids.length === 0 || cursor === end) return [];
    return [remark("list", "is not the end of the page that its name says", `/meta/${member}`, ids.includes(cursor))];
  };
  return [...wrong("before", ids.at(-1)), ...wrong("after", ids[0])];
}

/** Addresses of other pages are of the same list, and lead to where their names say. */
function leadsOn({ shown, meta, links, exchange, size, remark }: Page): Remark[] {
  const { url } = exchange;
  const { page, pages } = meta;
  const remarks = Object.entries(links).flatMap(([name, link]) => {
    if (typeof link !== "string" || link === "") return [];
    const instance = `/links/${name}`;
    const target = URL.canParse(link, url) ? new URL(link, url) : undefined;
    if (!target) return [remark("link", "is not an address", instance)];
    if (target.host !== url.host || target.protocol !== url.protocol)
      return [remark("link", "leads to another host", instance)];
    if (target.pathname !== url.pathname) return [remark("link", "leads to another path", instance)];
    const parameters = target.searchParams;
    const lost = [...url.searchParams].some(
      ([key, value]) => !pageParameter.test(key) && key.startsWith("filter") && parameters.get(key) !== value,
    );
    const resized = size !== undefined && Number(parameters.get("page[size]") ?? size) !== size;
    const number = parameters.get("page[number]");
    const wanted = { first: 1, prev: Number(page) - 1, next: Number(page) + 1, last: Math.max(1, Number(pages)) }[name];
    const isOther = number !== null && typeof page === "number" && wanted !== undefined && Number(number) !== wanted;
    const stands = ["next", "prev"].includes(name) && parameters.toString() === url.searchParams.toString();
    return [
      ...(lost ? [remark("link", "leads to a list with another filter", instance)] : []),
      ...(resized ? [remark("link", "leads to a page of another size", instance)] : []),
      ...(isOther ? [remark("link", "leads to another page than its name says", instance)] : []),
      ...(stands ? [remark("link", "leads to the same page again", instance)] : []),
    ];
  });
  const isLast = typeof page === "number" && typeof pages === "number" && page >= pages;
  if (isLast && page === pages && links.next)
    remarks.push(remark("link", "leads on from the last page", "/links/next"));
  const { next } = links;
  const cursor =
    typeof next === "string" && next !== "" && URL.canParse(next, url)
      ? new URL(next, url).searchParams.get("page[before]")
      : null;
  const oldest = idsOf({ shown }).at(-1);
  if (cursor !== null && oldest !== undefined && cursor !== oldest)
    remarks.push(remark("link", "doesn't lead on from the last item of the page", "/links/next"));
  return remarks;
}

/** A lookup by reference finds what has that reference. A deployment may ignore the filter, and show all. */
function keepsToTheFilter({ shown, query, known, exchange, remark }: Page): Remark[] {
  const reference = query.get("filter[reference_id]");
  if (reference === null) return [];
  const own = known.creations.get(reference);
  // The public API shows no reference: what is known of the payout tells.
  const referenceOf = ({ id = "", members }: Shown) =>
    members.reference_id ?? known.payouts.get(id)?.shown.reference_id;
  const isOther = (each: Shown) => String(referenceOf(each) ?? reference).trim() !== reference.trim();
  const others = shown.filter(isPayout).filter(isOther);
  const remarks: Remark[] = [];
  if (others.length > 0) {
    // All that there is, whatever was asked for, has the latest payouts in it.
    const latest = [...known.payouts].flatMap(([id, { sent }]) => (sent ? [id] : [])).slice(-2);
    const isAll = shown.length > 1 && (latest.length < 2 || latest.every((id) => shown.some((each) => each.id === id)));
    remarks.push(
      remark(
        "lookup",
        isAll ? "the filter is ignored" : "a payout is there that the filter leaves out",
        "/data",
        isAll,
      ),
    );
  } else if (shown.length > 1 && shown.every(referenceOf))
    remarks.push(remark("second-payout", "a reference has two payouts", "/data"));
  if (own && own.ids.size > 0 && others.length === 0 && shown.length === 0)
    remarks.push({
      ...remark("lookup", "a payout that was created is not found by its reference", "/data", true),
      place: `${pointerOf(exchange.placed.operation)}/responses/200`,
    });
  return remarks;
}

/**
 * Once the last page has come, what was created before the first is on one of them. Of a deployment that lists tests nowhere, or later,
 * nothing is known.
 */
function hasWhatWasCreated({ shown, before: [first, ...others], query, size, remark }: Page): Remark[] {
  if (!first || size === undefined || shown.length >= size || query.has("filter[reference_id]")) return [];
  const isFirst = ![...first.query.keys()].some((name) => ["page[before]", "page[number]"].includes(name));
  const ids = [...first.ids, ...others.flatMap((page) => page.ids), ...idsOf({ shown })];
  const isMissing = first.created.some((id) => !ids.includes(id)) && first.created.some((id) => ids.includes(id));
  return isFirst && isMissing ? [remark("list", "a payout that was created is on no page", "/data", true)] : [];
}

/** What a payout or a service says is its own address is. */
function linksToItself(exchange: Exchange): Remark[] {
  return shownIn(exchange)
    .filter((shown) => isPayout(shown) || isService(shown))
    .flatMap(({ id, resource, instance }) => {
      const { self } = isObject(resource.links) ? resource.links : {};
      if (typeof self !== "string" || self === "" || id === undefined) return [];
      const target = URL.canParse(self, exchange.url) ? new URL(self, exchange.url) : undefined;
      const remark = (message: string): Remark => ({
        kind: "link",
        message,
        instance: `${instance.replace("/attributes", "")}/links/self`,
        place: "#/components/schemas/SelfLink/properties/self",
      });
      if (target?.host !== exchange.url.host) return [remark("leads to another host")];
      const [type, own] = [String(resource.type), id].map((text) => encodeURIComponent(text.toWellFormed()));
      return target.pathname.endsWith(`/${type}/${own}`) ? [] : [remark("is the address of something else")];
    });
}
