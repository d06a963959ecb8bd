import type { Operation, Response, Schema } from "../../openapi/document.ts";
import { isSuccess, type Model, type PlacedOperation } from "../../openapi/model.ts";
import { dialectNames } from "../dialects/choose.ts";
import { faultNames } from "../faults/faults.ts";
import type { Exchange, MockRequest } from "../http/exchange.ts";
import type { CallbackLog, Coverage, CoverageEntry, CoverageGroup, Delivery } from "../interface.ts";

/** Counts what tests exercise of what a contract has. */
export interface CoverageCounter {
  /** Counts a request whose response is known. */
  count(request: MockRequest, exchange: Exchange): void;
  /** Counts an attempt at a callback. */
  countCallback(delivery: Delivery, log: CallbackLog): void;
  /** What was exercised so far. */
  read(): Coverage;
}

/** Derives from a contract what there is to exercise, and counts it from now on. A reset forgets nothing of it. */
export function createCoverage(contract: Model): CoverageCounter {
  const groups = listGroups(contract);
  const entries = new Map(
    groups.flatMap(({ name, entries }) => entries.map((entry) => [keyOf(name, entry.name, entry.operation), entry])),
  );
  const parameters = new Map(contract.operations.map((one) => [one.operation.operationId, parametersOf(one)]));
  const hit = (group: GroupName, name: string, operation?: string): boolean => {
    const entry = entries.get(keyOf(group, name, operation));
    if (entry) entry.count++;
    return entry !== undefined;
  };
  /** Looks no deeper than the contract does: what is in a map is the merchant's own. */
  const hitMembers = (operation: string, value: unknown, path: string): void => {
    for (const part of [value].flat()) {
      if (typeof part !== "object" || part === null) continue;
      for (const [name, inner] of Object.entries(part)) {
        const member = path ? `${path}.${name}` : name;
        if (hit("members", member, operation)) hitMembers(operation, inner, member);
      }
    }
  };
  return {
    count({ query, headers }, { operation, response, sent, simulated, dialects = [] }) {
      if (operation === undefined) return;
      hit("responses", response.status === 0 ? noResponse : String(response.status), operation);
      if (simulated) hit("faults", simulated);
      for (const name of new Set(dialects)) hit("dialects", name.split(":", 1)[0] ?? "");
      for (const status of new Set(statusesIn(response.body))) hit("statuses", status);
      for (const { name, in: place } of parameters.get(operation) ?? []) {
        const isSent = place === "query" ? query.has(name) : headers[name.toLowerCase()] !== undefined;
        if (isSent) hit("parameters", name, operation);
      }
      hitMembers(operation, sent, "");
    },
    countCallback({ body, state }, { attempt }) {
      if (state === "skipped" || body === null) return;
      for (const status of statusesIn(JSON.parse(body))) hit("callbacks", status);
      if (attempt > 1) hit("callbacks", sentAgain);
    },
    read: () => summarize(groups, contract),
  };
}

type GroupName = CoverageGroup["name"];

/** A group before anything is said of the whole. */
type Group = Pick<CoverageGroup, "name" | "entries">;

/** In the place of a status where the connection broke, or stayed silent. */
const noResponse = "none";

/** A callback that was sent again, as its receiver did not respond with 200. */
const sentAgain = "again";

function keyOf(group: GroupName, name: string, operation = ""): string {
  return `${group} ${operation} ${name}`;
}

/** What there is to exercise. A group that a contract has nothing for is left out. */
function listGroups({ operations, callbacks, components }: Model): Group[] {
  const statuses = (components.schemas?.PayoutStatus?.["x-extensible-enum"] ?? []) as string[];
  const ofEach = (list: (one: PlacedOperation) => Omit<CoverageEntry, "operation" | "count">[]) =>
    operations.flatMap((one) =>
      list(one).map((entry) => ({ operation: one.operation.operationId, ...entry, count: 0 })),
    );
  const named = (names: readonly string[]) => names.map((name) => ({ name, count: 0 }));
  const groups: Group[] = [
    { name: "responses", entries: ofEach(({ operation }) => responsesOf(operation)) },
    { name: "faults", entries: named(faultNames) },
    { name: "dialects", entries: named(dialectNames) },
    { name: "statuses", entries: named(statuses) },
    { name: "callbacks", entries: callbacks.length > 0 ? named([...statuses, sentAgain]) : [] },
    { name: "parameters", entries: ofEach(parametersOf) },
    { name: "members", entries: ofEach(({ operation }) => membersOf(bodyOf(operation)).map((name) => ({ name }))) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** Every documented status, with what it means for the money; and no response, which leaves that unknown where one can. */
function responsesOf({ responses }: Operation): { name: string; outcome?: string }[] {
  const ofStatus = ([name, { "x-outcome": outcome }]: [string, Response]) => ({
    name,
    ...(outcome ? { outcome } : {}),
  });
  const known = Object.entries(responses).filter(([status]) => /^\d{3}$/.test(status));
  const isUnknown = known.some(([, response]) => response["x-outcome"] === "unknown");
  return [...known.map(ofStatus), { name: noResponse, ...(isUnknown ? { outcome: "unknown" } : {}) }];
}

function parametersOf({ parameters }: PlacedOperation): { name: string; in: string }[] {
  return parameters
    .filter((one) => ["query", "header"].includes(one.in))
    .map(({ name, in: place }) => ({ name, in: place }));
}

function bodyOf({ requestBody }: Operation): Schema | undefined {
  return Object.values(requestBody?.content ?? {})[0]?.schema;
}

/** The members of a schema in whichever of its forms, each with the path to it. One that contains itself is listed once. */
function membersOf(schema: Schema | undefined, path = "", within: Schema[] = []): string[] {
  if (!schema || within.includes(schema)) return [];
  const { properties = {}, items, allOf = [], anyOf = [], oneOf = [] } = schema;
  const inside = [...within, schema];
  const own = Object.entries(properties).flatMap(([name, member]) => {
    const place = path ? `${path}.${name}` : name;
    return [place, ...membersOf(member, place, inside)];
  });
  const forms = [...(items ? [items] : []), ...allOf, ...anyOf, ...oneOf];
  return [...new Set([...own, ...forms.flatMap((form) => membersOf(form, path, inside))])];
}

/** The statuses of the payouts that a body shows. A dialect may have made anything of it. */
function statusesIn(body: unknown): string[] {
  const data = (body as { data?: unknown } | null | undefined)?.data;
  return [data].flat().flatMap((one) => {
    const status = (one as { attributes?: { status?: unknown } } | null | undefined)?.attributes?.status;
    return typeof status === "string" ? [status] : [];
  });
}

function summarize(groups: Group[], contract: Model): Coverage {
  return {
    ...countTried(groups.flatMap(({ entries }) => entries)),
    groups: groups.map(({ name, entries }) => ({
      name,
      ...countTried(entries),
      entries: entries.map((entry) => ({ ...entry })),
    })),
    never: neverTried(groups, contract),
  };
}

function countTried(entries: CoverageEntry[]): Pick<Coverage, "percent" | "tried" | "total"> {
  const tried = entries.filter(({ count }) => count > 0).length;
  // Rounded down, so that 100 is all.
  const percent = entries.length === 0 ? 100 : Math.floor((1000 * tried) / entries.length) / 10;
  return { percent, tried, total: entries.length };
}

/** What was never tried, in sentences. Of an operation that was not called, one says so, and no more. */
function neverTried(groups: Group[], { document, operations }: Model): string[] {
  const of = (name: GroupName) => groups.find((group) => group.name === name)?.entries ?? [];
  const untried = (name: GroupName) => of(name).filter(({ count }) => count === 0);
  const ids = operations.map(({ operation }) => operation.operationId);
  const called = ids.filter((id) => of("responses").some(({ operation, count }) => operation === id && count > 0));
  const uncalled = ids.filter((id) => !called.includes(id));
  const one = (begin: string, names: string[], remedy: string) =>
    names.length > 0 ? [`${begin} ${names.join(", ")}. ${remedy}`] : [];
  const sent = (group: "parameters" | "members", what: string) =>
    called.flatMap((id) => {
      const names = untried(group).flatMap(({ operation, name }) => (operation === id ? name : []));
      return names.length > 0 ? [`No ${id} of yours ever sent the ${what} ${names.join(", ")}.`] : [];
    });
  const outcomes = called.flatMap((id) => neverLeft(id, of("responses"), document["x-outcomes"] ?? {}));
  return [
    ...one("These operations were never called:", uncalled, "Leave them out if you don't need them."),
    ...outcomes,
    ...one("No request ever met the faults", namesOf(untried("faults")), "Send Prefer: fault=NAME."),
    ...one("No response ever showed a payout that is", namesOf(untried("statuses")), "Move one there with movePayout."),
    ...one(
      "No callback ever told of",
      namesOf(untried("callbacks")).filter((name) => name !== sentAgain),
      "Move a payout there that has a callback_url.",
    ),
    ...(untried("callbacks").some(({ name }) => name === sentAgain)
      ? ["No callback was ever sent again. Respond to one with another status than 200."]
      : []),
    ...sent("parameters", "parameters"),
    ...sent("members", "members"),
    ...one("No response ever came in the dialects", namesOf(untried("dialects")), "Send Prefer: dialect=NAME."),
  ];
}

/** The outcomes that an operation has and never left, each with what it means, and how to have one. */
function neverLeft(id: string, responses: CoverageEntry[], meanings: Record<string, { title: string }>): string[] {
  const own = responses.filter(({ operation }) => operation === id);
  const outcomes = [...new Set(own.flatMap(({ outcome }) => outcome ?? []))];
  return outcomes.flatMap((outcome) => {
    const having = own.filter((entry) => entry.outcome === outcome);
    if (outcome === "none" || having.some(({ count }) => count > 0)) return [];
    // An error of the server is what comes without having been asked for.
    const { name } = having.find((entry) => entry.name.startsWith("5")) ?? (having[0] as CoverageEntry);
    const meaning = meanings[outcome] ? ` (${meanings[outcome].title.toLowerCase()})` : "";
    const remedy = isSuccess(name) ? "" : ` Send Prefer: code=${name}.`;
    return [`No ${id} of yours ever got an outcome \`${outcome}\`${meaning}.${remedy}`];
  });
}

function namesOf(entries: CoverageEntry[]): string[] {
  return entries.map(({ name }) => name);
}
