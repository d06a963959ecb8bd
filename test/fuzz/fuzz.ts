import { readFileSync, writeFileSync } from "node:fs";
import { root } from "../../scripts/cli/repository.ts";
import { startChild } from "../child.ts";
import { seeded } from "../mock/random.ts";
import { converse, type Response, readResponses, type Sending } from "./connection.ts";
import { freshCreation, marks, mutated, seedRequests, signed } from "./requests.ts";
import { type Addresses, type State, secret, type Target, targets } from "./servers.ts";

/** Which requests a run makes, and for how long. */
interface Run {
  /** Where the cases come from: a case is the same for the same seed, number, and corpus. */
  seed: number;
  /** The number of the first case. */
  from?: number;
  /** How many cases there are at most. */
  cases?: number;
  /** Whether to go on; asked before each case. */
  goOn?: () => boolean;
  /** Told how far it is. */
  tell?: (line: string) => void;
}

/** What was found out. */
interface Findings {
  cases: number;
  responses: number;
  /** How many payouts were acknowledged; each was there when its round ended. */
  payouts: number;
  /** Memory after each round, in bytes, when everything was forgotten. */
  memory: number[];
  /** What no server may do, each with the case and the bytes. */
  problems: string[];
  /** Requests with responses of a kind that none of the corpus has, by server. */
  fresh: Record<Target, string[]>;
}

interface Attempt {
  name: string;
  target: Target;
  /** As characters of Latin-1, with marks in place of what a run has of its own. */
  bytes: string;
  /** Where it is cut into pieces that are sent one after the other. */
  cuts: number[];
  ending: Sending["ending"];
}

/** How many cases run side by side, and how many make a round, after which the state is looked at and forgotten. */
const [lanes, round] = [128, 3000];

/** How much more memory may be in use after a round than after the second, in bytes: by then caches are full. */
const growth = 48 * 1024 * 1024;

/** A run that has found so much ends. */
const mostProblems = 20;

/** Sends broken requests to every server, and looks for what none may do. */
export async function fuzz({ seed, from = 0, cases = Infinity, goOn = () => true, tell }: Run): Promise<Findings> {
  const servers = await startChild<State>(`${root}test/fuzz/servers.ts`);
  const corpus = readCorpus();
  const findings: Findings = { cases: 0, responses: 0, payouts: 0, memory: [], problems: [], fresh: noRequests() };
  const kinds = new Set<string>();
  let { addresses } = servers.first;

  const attempt = async (one: Attempt): Promise<string[]> => {
    if (servers.death() || !goOn()) return [];
    const { name, target, bytes, ending } = one;
    const { responses, wrong } = await send(one, addresses[target]);
    findings.cases += 1;
    findings.responses += responses.length;
    wrong.push(...responses.flatMap((response) => wrongs(response, target, bytes)));
    if (servers.death()) wrong.push(`the process ended: ${servers.death()}`);
    const sent = `${target}, ${name}, ${ending}: ${JSON.stringify(bytes.slice(0, 3000))}`;
    findings.problems.push(...wrong.map((what) => `${what}\n  ${sent}`));
    const kind = `${target} ${responses.map(kindOf).join(" ")}`;
    if (!kinds.has(kind) && name !== "corpus" && bytes.length < 600) findings.fresh[target].push(bytes);
    kinds.add(kind);
    return target === "mock" ? responses.flatMap((response) => acknowledgedIn(response, bytes)) : [];
  };
  const endRound = async (acknowledged: string[]) => {
    const state = await servers.ask();
    addresses = state.addresses;
    const kept = new Set(state.payouts);
    const lost = acknowledged.filter((id) => !kept.has(id));
    if (lost.length > 0) findings.problems.push(`acknowledged and lost: ${lost.join(", ")}`);
    findings.payouts += acknowledged.length;
    findings.memory.push(state.memory);
    const [, second = Infinity] = findings.memory;
    if (state.memory > second + growth) findings.problems.push(`${state.memory} bytes are in use, after ${second}`);
    tell?.(`${findings.cases} cases, ${findings.problems.length} problems, ${Math.round(state.memory / 1e6)} MB`);
  };

  try {
    for (const target of targets) {
      const whole = corpus[target].map((bytes) => ({
        name: "corpus",
        target,
        bytes,
        cuts: [],
        ending: "close" as const,
      }));
      await inLanes(whole, attempt);
    }
    for (let next = from; next < from + cases && findings.problems.length < mostProblems && goOn(); next += round) {
      const numbers = Array.from({ length: Math.min(round, from + cases - next) }, (_, index) => next + index);
      const attempts = numbers.map((number) => attemptOf(seed, number, corpus));
      const acknowledged = await inLanes(attempts, attempt);
      if (servers.death()) break;
      await endRound(acknowledged.flat());
    }
  } finally {
    await servers.end();
  }
  return findings;
}

const corpusFile = `${root}test/fuzz/corpus.json`;

const noRequests = (): Record<Target, string[]> => ({ mock: [], admin: [], docs: [], callbacks: [] });

/** What was kept of earlier runs, and what the contracts have. */
function readCorpus(): Record<Target, string[]> {
  const [kept, seeds] = [readKept(), seedRequests()];
  for (const target of targets) seeds[target].push(...kept[target]);
  return seeds;
}

function readKept(): Record<Target, string[]> {
  return JSON.parse(readFileSync(corpusFile, "utf8"));
}

/** Keeps requests for later runs. */
export function keep(fresh: Findings["fresh"]): void {
  const kept = readKept();
  for (const target of targets) kept[target].push(...fresh[target]);
  writeFileSync(corpusFile, `${JSON.stringify(kept, null, 2)}\n`);
}

function attemptOf(seed: number, number: number, corpus: Record<Target, string[]>): Attempt {
  const random = seeded(Math.imul(seed, 1_000_003) + number);
  // The mock has most to be found.
  const target = random.pick([...targets, "mock"] as const);
  const changed = mutated(random, corpus[target]);
  const bytes =
    target === "callbacks" && random.chance(0.7)
      ? signed(changed, secret)
      : // What was acknowledged just before the connection breaks has to be there, too.
        target === "mock" && random.chance(0.2)
        ? freshCreation() + random.pick(["", changed])
        : changed;
  const cuts = Array.from({ length: random.chance(0.25) ? 1 + random.below(4) : 0 }, () =>
    random.below(bytes.length + 1),
  ).sort((one, other) => one - other);
  // The others wait as long as Node has it by default: a minute for a head.
  const rude = target === "mock" ? (["half", "abort", "open"] as const) : (["half", "abort"] as const);
  return { name: `case ${number}`, target, bytes, cuts, ending: random.chance(0.85) ? "close" : random.pick(rude) };
}

async function inLanes<Item, Result>(items: Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const left = items.values();
  const results: Result[] = [];
  const lane = async () => {
    for (const item of left) results.push(await work(item));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** Sends one request, and reads what comes. */
async function send({ bytes, cuts, ending }: Attempt, { url, payout = "" }: Addresses[Target]) {
  const filled = (text: string) =>
    text
      .replaceAll(marks.host, new URL(url).host)
      .replaceAll(marks.payout, payout)
      .replaceAll(marks.reference, () => crypto.randomUUID());
  const pieces = [0, ...cuts].map((start, index) => Buffer.from(filled(bytes.slice(start, cuts[index])), "latin1"));
  const read = (received: Buffer) => readResponses(received, bytes.includes("HEAD"));
  const count = (received: Buffer | undefined) => {
    try {
      return received ? read(received).length : 0;
    } catch {
      return 0;
    }
  };
  const attempt = (silence: number) => converse(url, { pieces, ending, silence }, (received) => count(received) > 0);
  // A server is told of a request that is not whole only when the sending half is ended; what was only slow gets more time.
  let received = await attempt(700);
  if (ending === "close" && count(received) === 0) received = await attempt(20_000);
  if (received === undefined) return { responses: [], wrong: ["hangs"] };
  // Whoever leaves early gets what was sent until then.
  const isEarly = ending === "abort" || ending === "half";
  try {
    const responses = read(received);
    // Node closes a connection that is to be upgraded where nobody does that.
    const mayBeSilent = isEarly || /^upgrade:/im.test(bytes) || !/[^\r\n]/.test(bytes);
    return { responses, wrong: responses.length === 0 && !mayBeSilent ? ["no response"] : [] };
  } catch (error) {
    const wrong = `${(error as Error).message} in ${received.toString("latin1").slice(0, 500)}`;
    return { responses: [], wrong: isEarly ? [] : [wrong] };
  }
}

/** What is wrong with one response. */
function wrongs({ status, headers, body }: Response, target: Target, bytes: string): string[] {
  // A test may ask for any status; a callback that is handled already is told to come again.
  const isWanted = target === "mock" ? /prefer/i.test(bytes) : target === "callbacks" && status === 503;
  const isJson = headers.get("content-type") !== "application/json" || body === "" || parsed(body) !== undefined;
  return [
    ...(status >= 500 && !isWanted ? [`status ${status}: ${body.slice(0, 300)}`] : []),
    ...(isJson ? [] : [`not JSON: ${body.slice(0, 300)}`]),
  ];
}

function parsed(body: string): ReturnType<typeof JSON.parse> {
  try {
    return JSON.parse(Buffer.from(body, "latin1").toString("utf8"));
  } catch {
    return undefined;
  }
}

/** The ID of a payout that the mock says it has created. A response that a test asked for says nothing. */
function acknowledgedIn({ status, body }: Response, bytes: string): string[] {
  return status === 201 && !/prefer/i.test(bytes) ? [parsed(body).data.id] : [];
}

/** What tells responses apart, without what differs from one request to the next. */
function kindOf({ status, headers, body }: Response): string {
  const said = status < 400 || body.length > 2000 ? "" : body.replaceAll(/"[^" ]*\d[^" ]*"|\d+/g, "0").slice(0, 100);
  return `${status} ${headers.get("content-type") ?? ""} ${said}`;
}
