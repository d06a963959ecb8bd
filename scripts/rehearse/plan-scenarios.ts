import { dialectNames, dialects } from "../mock/dialects/choose.ts";
import { faultNames } from "../mock/faults/faults.ts";
import type { FaultName, MockOptions, NextAnswer } from "../mock/interface.ts";
import type { Meanings } from "./read-meanings.ts";
import { type Forgery, forgeries, type PlannedCallback } from "./send-callbacks.ts";

/** One thing that can go wrong, and how a mock simulates it. */
export interface Scenario {
  /** Names it on the command line, such as `createPayoutInvoice-503-after`. */
  name: string;
  /** What goes wrong, as a sentence. */
  about: string;
  mock?: Pick<MockOptions, "dialects" | "dialectSeed" | "faultRate" | "seed">;
  /** What the next requests of an operation get. */
  responses?: Record<string, NextAnswer[]>;
  /** Status that the payout has at first, once it is processed, and the one that it comes to after some lookups. */
  course?: { first: string; lookups: number; later?: string };
  /** A payout that has the reference before the integration begins: one like its own, or another. */
  before?: "same" | "other";
  /** Ends the integration as `kill -9` does, and runs it again. */
  crash?: { operation: string };
  /** How many run at once; 1 by default. */
  copies?: number;
  /** What an integration that takes callbacks is sent, once its payout has come to the first status of its course. */
  callbacks?: PlannedCallback[];
}

/** The scenario in which nothing goes wrong, which tells whether the integration can be judged at all. */
export const undisturbed: Scenario = { name: "undisturbed", about: "Nothing goes wrong." };

/**
 * Every scenario that the contract, the mock's faults, and its dialects give rise to. What the contract adds is among them without
 * a word here.
 *
 * @param seed draws what comes by chance
 * @param patience how long the integration waits for a response, in milliseconds
 */
export function planScenarios(meanings: Meanings, seed: number, patience: number): Scenario[] {
  const { creation, processing } = meanings;
  const lookups = [...new Set([...meanings.lookups.values()])];
  const operations = [creation, processing, ...lookups];
  return [
    undisturbed,
    ...operations.flatMap((operation) => errorsOf(operation, meanings)),
    ...operations.flatMap((operation) => brokenConnections(operation, meanings, patience)),
    ...[creation, processing].flatMap((write) => lookupsAfter(write, meanings)),
    ...takenReferences(creation),
    ...operations.map((operation) => outageOf(operation, creation)),
    ...[creation, processing].flatMap((write) => crashesAt(write)),
    ...operations.map((operation) => crashAfter(operation)),
    { name: "two-at-once", about: "Two processes pay the same order at once.", copies: 2 },
    ...courses(meanings),
    ...callbacks(meanings),
    ...dialectNames.map(
      (name): Scenario => ({
        name: `dialect-${name}`,
        about: `The connection is reset after the payout was created, on a platform that ${dialects[name].about.replaceAll("`", "")}.`,
        mock: { dialects: [name] },
        responses: { [creation]: [{ fault: "reset-after", dialect: name }] },
      }),
    ),
    { name: "mixed-dialects", about: "The platform has a random mix of dialects.", mock: { dialectSeed: seed } },
    { name: "random-faults", about: "Three of ten requests fail at random.", mock: { faultRate: 30, seed } },
  ];
}

/** The status that stands for all that the contract has no response of its own for. */
const unlisted = 520;

/** Each error that an operation can return. One whose outcome is unknown comes before the request was handled, and after. */
function errorsOf(operation: string, meanings: Meanings): Scenario[] {
  const isWrite = meanings.lookups.has(operation);
  return meanings.errors(operation).flatMap(({ status, outcome }): Scenario[] => {
    // Comes where a reference is taken, which has scenarios of its own.
    if (outcome === "duplicate") return [];
    const code = status === "default" ? unlisted : Number(status);
    const named = (moment: string) => `${operation}-${status}-${moment}`;
    const forced: NextAnswer = code >= 400 ? { fault: "error-before", code } : { code };
    const before: Scenario = {
      name: named("before"),
      about: `${operation} returns ${code} once, ${isWrite ? "and has done nothing" : "which says nothing of the payout"}.`,
      responses: { ...needed(operation, meanings), [operation]: [forced] },
    };
    // By the contract it means so to a creation, and a platform that rejects one request as such has handled none.
    const startsNothing = meanings.outcomeOf(meanings.creation, code) === "not-created";
    if (!isWrite || outcome !== "unknown" || startsNothing || code < 400) return [before];
    const after: Scenario = {
      name: named("after"),
      about: `${operation} returns ${code} once, although it was handled.`,
      responses: { [operation]: [{ fault: "error-after", code }] },
    };
    return [before, after];
  });
}

/** Nobody looks up a reference before a creation was lost. */
function needed(operation: string, { creation, lookups }: Meanings): Record<string, NextAnswer[]> {
  return operation === lookups.get(creation) ? { [creation]: [{ fault: "reset-after" }] } : {};
}

const connections: Record<string, string> = {
  empty: "returns 500 without a body",
  reset: "has its connection reset",
  cut: "has its response cut off in the middle",
  hang: "gets no response",
};

/** Each way in which a response doesn't arrive whole, and one that comes too late. */
function brokenConnections(operation: string, meanings: Meanings, patience: number): Scenario[] {
  const isWrite = meanings.lookups.has(operation);
  const broken = faultNames.flatMap((fault): Scenario[] => {
    const [kind = "", moment] = fault.split("-");
    const what = connections[kind];
    if (!what || (!isWrite && moment === "after")) return [];
    const truth = moment === "before" ? "and nothing was done" : "although it was handled";
    return [
      {
        name: `${operation}-${fault}`,
        about: `${operation} ${what} once, ${truth}.`,
        responses: { ...needed(operation, meanings), [operation]: [{ fault }] },
      },
    ];
  });
  const late: Scenario = {
    name: `${operation}-slow`,
    about: `${operation} is handled at once, and its response takes twice as long as the integration is told to wait.`,
    responses: { ...needed(operation, meanings), [operation]: [{ delay: `${2 * patience}ms` }] },
  };
  return [...broken, late];
}

/** What can go wrong with the lookup after a write whose outcome is unknown. */
function lookupsAfter(write: string, { lookups, creation }: Meanings): Scenario[] {
  const lookup = lookups.get(write) ?? "";
  const lost: NextAnswer = { fault: "reset-after" };
  const failures: [name: string, about: string, first: NextAnswer, responses: NextAnswer[]][] = [
    ["fails", "the lookup after it returns 503 twice", lost, [503, 503].map((code) => ({ code }))],
    [
      "is-limited",
      "the lookup after it returns 429 with Retry-After",
      lost,
      [{ code: 429, headers: { "Retry-After": "1" } }],
    ],
    ["hangs", "the lookup after it gets no response", lost, [{ fault: "hang-before" }]],
    ["is-cut", "the response to the lookup after it is cut off", lost, [{ fault: "cut-after" }]],
    ...(write === creation
      ? ([
          ["is-late-by-one", "the first lookup doesn't find the payout yet", { ...lost, late: 1 }, []],
          [
            "is-late-by-time",
            "lookups find the payout half a second later",
            { ...lost, dialect: "lookups-late:500ms" },
            times(20, { dialect: "lookups-late:500ms" }),
          ],
        ] satisfies [string, string, NextAnswer, NextAnswer[]][])
      : []),
  ];
  return failures.map(([name, about, first, responses]) => ({
    name: `${write}-then-lookup-${name}`,
    about: `${write} is handled and its connection reset, and ${about}.`,
    responses: { [write]: [first], ...(responses.length > 0 ? { [lookup]: responses } : {}) },
  }));
}

function times<Value>(count: number, value: Value): Value[] {
  return Array.from({ length: count }, () => value);
}

function takenReferences(creation: string): Scenario[] {
  return [
    {
      name: "reference-taken-by-itself",
      about: "The payout exists already, as an earlier process of the integration created it.",
      before: "same",
    },
    {
      name: "reference-taken-by-another",
      about: "Another payout has the reference: of another amount, to another recipient.",
      before: "other",
    },
    {
      name: `${creation}-created-and-lost-twice`,
      about: "The connection is reset after the payout was created, and again when the creation is repeated.",
      responses: { [creation]: [{ fault: "reset-after" }, { fault: "reset-after" }] },
    },
  ];
}

/** Longer than any integration tries. */
const outage = 60;

function outageOf(operation: string, creation: string): Scenario {
  return {
    name: `${operation}-outage`,
    about: `${operation} returns 503 for as long as anybody asks${operation === creation ? "" : ", after a creation whose connection is reset"}.`,
    responses: {
      ...(operation === creation ? {} : { [creation]: [{ fault: "reset-after" }] }),
      [operation]: times(outage, { code: 503 }),
    },
  };
}

/** The integration ends, as if the machine had, while a write is under way. */
function crashesAt(write: string): Scenario[] {
  return (["before", "after"] as const).map((moment) => ({
    name: `crash-${moment}-${write}`,
    about: `The integration crashes while it waits for ${write}, ${moment} that is handled, and runs again.`,
    responses: { [write]: [{ fault: `hang-${moment}` satisfies FaultName }] },
    crash: { operation: write },
  }));
}

function crashAfter(operation: string): Scenario {
  return {
    name: `crash-at-response-of-${operation}`,
    about: `The integration crashes as the response to ${operation} arrives, and runs again.`,
    crash: { operation },
  };
}

/** How many lookups show a status that doesn't last. */
const shown = 3;

/** Each status that a payout can have, for good if it is final, else until it is paid. */
function courses(meanings: Meanings): Scenario[] {
  const paid = paidStatus(meanings);
  const statuses = meanings.statuses.filter((status) => status !== meanings.initial && !meanings.isCanceling(status));
  const read = [...new Set([...meanings.lookups.values()])];
  const unknown = times(shown, { dialect: "unknown-statuses" } satisfies NextAnswer);
  const failed = statuses.filter((status) => meanings.isFinal(status) && !meanings.isPaid(status));
  return [
    ...statuses.map(
      (first): Scenario =>
        meanings.isFinal(first)
          ? { name: `status-${first}`, about: `The payout comes to ${first}.`, course: { first, lookups: 0 } }
          : {
              name: `status-${first}`,
              about: `The payout is ${first} for ${shown} lookups, and then ${paid}.`,
              course: { first, lookups: shown, later: paid },
            },
    ),
    ...failed.filter(meanings.isReserved).map(
      (first): Scenario => ({
        name: `status-${first}-turns`,
        about: `The payout is ${first} for one lookup, and then ${paid}.`,
        course: { first, lookups: 1, later: paid },
      }),
    ),
    {
      name: "status-stays",
      about: "The payout stays processing for as long as anybody looks.",
      course: { first: "processing", lookups: 0 },
    },
    {
      name: "status-unknown",
      about: `The contract doesn't know the status that ${shown} lookups show; then it is ${paid}.`,
      course: { first: "processing", lookups: shown, later: paid },
      responses: Object.fromEntries(read.map((operation) => [operation, unknown])),
    },
    ...failed.map(
      (status): Scenario => ({
        name: `status-unknown-then-${status}`,
        about: `The contract doesn't know the status that ${shown} lookups show; then it is ${status}.`,
        course: { first: "processing", lookups: shown, later: status },
        responses: Object.fromEntries(read.map((operation) => [operation, unknown])),
      }),
    ),
  ];
}

/** What can go wrong with callbacks: those that come late, twice, or in another order, and those that the platform didn't send. */
function callbacks(meanings: Meanings): Scenario[] {
  const paid = paidStatus(meanings);
  const others = meanings.statuses.filter((status) => !meanings.isPaid(status) && !meanings.isCanceling(status));
  const open = others.filter((status) => status !== meanings.initial && !meanings.isFinal(status));
  // One that can turn, so that it can come before a payment.
  const failed = others.filter((status) => meanings.isFinal(status) && meanings.isReserved(status));
  const settled = { first: paid, lookups: 0 };
  const [stays = ""] = open;
  const told: PlannedCallback = { status: paid };
  return [
    ...[...open, ...failed].map(
      (status): Scenario => ({
        name: `callback-late-${status}`,
        about: `The payout is ${paid}, and a callback says so; then an earlier one comes, which says ${status}.`,
        course: settled,
        callbacks: [told, { status, age: 1 }],
      }),
    ),
    {
      name: "callbacks-reversed",
      about: `The payout is ${paid}; its callbacks come in reverse order.`,
      course: settled,
      callbacks: [told, ...open.map((status, index) => ({ status, age: index + 1 }))],
    },
    {
      name: "callback-twice",
      about: `The callback that says ${paid} comes twice.`,
      course: settled,
      callbacks: [told, told],
    },
    {
      name: "callback-twice-at-once",
      about: `The callback that says ${paid} comes twice at the same time.`,
      course: settled,
      callbacks: [told, { ...told, atOnce: true }],
    },
    ...[paid, ...failed].flatMap((status) =>
      (Object.keys(forgeries) as Forgery[]).map(
        (forged): Scenario => ({
          name: `callback-forged-${forged}-${status}`,
          about: `The payout stays ${stays}; a callback ${forgeries[forged]} says ${status}.`,
          course: { first: stays, lookups: 0 },
          callbacks: [{ status, forged }],
        }),
      ),
    ),
    ...failed.map(
      (first): Scenario => ({
        name: "callback-of-another-payout",
        about: `The payout is ${first}; a callback says that another payout of the account is ${paid}.`,
        course: { first, lookups: 0 },
        callbacks: [{ status: paid, isOther: true }],
      }),
    ),
  ];
}

/** The first status that says that the money has reached the recipient: all of it, as the contract lists them. */
function paidStatus({ statuses, isPaid }: Meanings): string {
  return statuses.find(isPaid) ?? "";
}
