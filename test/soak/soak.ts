import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { inTemporaryFolder } from "../../scripts/cli/temporary-folder.ts";
import { adminCaller, caller, creation, type Json } from "../mock/client.ts";
import { type Random, seeded } from "../mock/random.ts";
import { startPostgres } from "../mock/store/postgres.ts";
import { type Client, startClient } from "./client.ts";
import { kinds, type Merchants, startMerchants, takes } from "./merchants.ts";
import { type Memory, type MockProcess, startMockProcess } from "./mock-process.ts";
import { type Pace, startPace } from "./pace.ts";

/** How long a run takes, and what it begins with. */
interface Run {
  /** In milliseconds. */
  duration: number;
  /** Where the requests come from. Their order is a matter of time, too. */
  seed: number;
  /** Told how far it is. */
  tell?: (line: string) => void;
}

/** What was found out. */
interface Findings {
  /** What may not be, each in a line. */
  problems: string[];
  mocks: MockFindings[];
}

interface MockFindings {
  name: string;
  memory: Memory[];
  /** How much more memory was in use at the end than a third after the start, in bytes, by the slope of all samples between. */
  growth: number;
  accounts: AccountFindings[];
}

interface AccountFindings {
  name: string;
  requests: number;
  payouts: number;
  callbacks: number;
  /** Callbacks that came again though they had been taken, around a time when the store was away. */
  again: number;
  /** How long the first callback of a payout took from its start, in milliseconds. */
  p50: number;
  p99: number;
}

/** How often memory is looked at, and how often the database goes away: a short run has time between fewer outages alone. */
const samples = 60;
const outagesIn = (duration: number) => Math.min(5, Math.max(1, Math.floor(duration / 90_000)));

/** How much memory may grow in the last two thirds of a run, in bytes: less than 20 for each request of half an hour. */
const mostGrowth = 4 * 1024 * 1024;

/** The deadline of a test callback, in milliseconds. An account that waits so long waits for somebody else's receiver. */
const deadline = 10_000;

/** What share of callbacks may come again as a machine that is not quick enough had their responses come late. */
const mostLate = 0.02;

/** How long after a database is back there may be signs of it, in milliseconds: a job is taken for lost after ten seconds. */
const aftermath = 20_000;

/**
 * How long things may take, in milliseconds, on a machine that does nothing else: moving time, which waits for receivers that hang once,
 * until the next of the last callbacks is taken, and closing a mock, which takes as long as any request.
 */
const longest = { move: 60_000, drain: 60_000, end: 60_000 };

/**
 * Has mocks serve accounts of every kind for a time, and looks for what may not be: memory that grows, an account that gets less than
 * its share, or waits for others, and a payout or a callback that is lost or doubled.
 *
 * One mock keeps its payouts in PostgreSQL, which goes away and comes back; the other in SQLite, with a clock that is moved.
 */
export async function soak({ duration, seed, tell = () => {} }: Run): Promise<Findings> {
  const problems: string[] = [];
  const problem = (what: string) => {
    if (problems.length < 50) problems.push(what);
  };
  const postgres = await startPostgres();
  const merchants = await startMerchants();
  try {
    return await inTemporaryFolder(async (folder) => {
      // A connection that is closed just when a request is sent over it says nothing of a mock.
      const options = { port: 0, adminPort: 0, stepDelay: 20, keepAlive: 600_000 };
      const [shared, alone, moved] = await Promise.all([
        startMockProcess({ ...options, store: await postgres.database() }),
        startMockProcess({ ...options, store: await postgres.database() }),
        startMockProcess({ ...options, store: `sqlite:${join(folder, "soak.db")}` }),
      ]);
      await Promise.all([shared, moved].map(warmUp));
      const pace = startPace(alone, merchants);
      const end = Date.now() + duration;
      const goOn = () => Date.now() < end && !shared.death() && !moved.death();
      const away: [from: number, to: number][] = [];
      const isAway = (at = Date.now()) =>
        away.some(([from, to]) => at >= from - deadline && at <= pace.firstCallback(to) + aftermath);
      const given = { merchants, pace, goOn, problem };
      const loads = [
        startLoad("PostgreSQL", shared, {
          ...given,
          seed,
          away: () => isAway() || pace.stoodStill(Date.now()),
          window: 3,
        }),
        // Where time is moved back, callbacks wait for it.
        startLoad("SQLite", moved, { ...given, seed: seed + 1, away: () => false, window: Infinity }),
      ];

      const watching = watch(loads, duration, goOn, tell);
      const breaking = (async () => {
        const outages = outagesIn(duration);
        for (let outage = 1; outage <= outages; outage++) {
          const pause = duration / (outages + 1.5);
          await whileGoing(pause, goOn);
          const outageSpan: [number, number] = [Date.now(), Number.POSITIVE_INFINITY];
          away.push(outageSpan);
          await postgres.stop();
          await whileGoing(Math.min(pause / 6, 12_000), goOn);
          await postgres.start();
          outageSpan[1] = Date.now();
          tell(`The database was away for ${outageSpan[1] - outageSpan[0]} ms, for the ${outage}. time of ${outages}.`);
        }
      })();
      const moving = moveClock(moved, seeded(seed + 2), given);
      await Promise.all([...loads.flatMap(({ clients }) => clients.map(({ done }) => done)), watching, breaking]);
      const latest = await moving;
      for (const { name, mock } of loads) {
        if (mock.death()) problem(`${name}: the mock ended: ${mock.death()}`);
        else if (problems.length > 0) tell(`${name} said last: ${mock.said()}`);
      }
      if (problems.length === 0) {
        tell("Looking for what was acknowledged.");
        await adminCaller(moved.adminUrl)("PUT /clock", { json: { held: false, now: latest } });
        await checkCallbacks(loads, given);
        for (const { mock, clients } of loads) {
          for (const { client } of clients) await checkPayouts(client, mock.url, problem);
        }
      }
      await checkRepeats(loads, given, isAway);
      const mocks = loads.map((load) => findingsOf(load, given, isAway));
      for (const { name, mock } of loads) {
        const code = await mock.end(pace.patience(longest.end, Date.now() - longest.end));
        if (code !== 0) problem(`${name}: the mock did not close: ${mock.death()}`);
      }
      await pace.end();
      await alone.end();
      return { problems, mocks };
    });
  } finally {
    await merchants.close();
    await postgres.end();
  }
}

/** What a run has one of. */
interface Shared {
  merchants: Merchants;
  pace: Pace;
  goOn: () => boolean;
  problem: (what: string) => void;
}

interface Load {
  name: string;
  mock: MockProcess;
  memory: Memory[];
  clients: ReturnType<typeof startClient>[];
}

/** Has a client of each kind send requests to a mock. */
function startLoad(
  name: string,
  mock: MockProcess,
  { seed, ...given }: Shared & { seed: number } & Pick<Parameters<typeof startClient>[0], "away" | "window">,
): Load {
  const clients = kinds.map((kind, index) => {
    const random = seeded(seed * 100 + index);
    return startClient({ ...given, name: `${name}-${kind}`, kind, url: mock.url, random, pause: 40 });
  });
  return { name, mock, clients, memory: [] };
}

/** Creates as many payouts as a mock remembers requests: until then its memory grows. */
async function warmUp({ url }: MockProcess): Promise<void> {
  const call = caller(url);
  for (let round = 0; round < 60; round++) {
    const json = () => creation({ metadata: { text: "a".repeat(1000) } });
    await Promise.all(
      Array.from({ length: 20 }, () => call("POST /api/payout-invoices", { account: "first", json: json() })),
    );
  }
}

async function whileGoing(time: number, goOn: () => boolean): Promise<void> {
  for (const end = Date.now() + time; Date.now() < end && goOn(); ) await delay(100);
}

/** Looks at the memory again and again. */
async function watch(loads: Load[], duration: number, goOn: () => boolean, tell: (line: string) => void) {
  const start = Date.now();
  for (let sample = 1; goOn(); sample++) {
    await whileGoing(start + (sample * duration) / samples - Date.now(), goOn);
    for (const { mock, memory } of loads) {
      if (mock.death()) continue;
      // Then it remembers as many requests as ever, and no more that are let go of together.
      await adminCaller(mock.adminUrl)("GET /requests?limit=1");
      memory.push(await mock.ask());
    }
    if (sample % (samples / 20) !== 0) continue;
    const states = loads.map(({ name, clients, memory }) => {
      const { used, resident, handles } = memory.at(-1) ?? { used: 0, resident: 0, handles: 0 };
      const requests = sum(clients, ({ client }) => client.requests);
      return `${name}: ${requests} requests, ${megabytes(used)} MB in use, ${megabytes(resident)} MB resident, ${handles} handles`;
    });
    tell(`${Math.round((Date.now() - start) / 1000)} s; ${states.join("; ")}`);
  }
}

/** Moves the clock of a mock, and forgets an account of its own. @returns the latest time that the clock had */
async function moveClock(mock: MockProcess, random: Random, { pace, goOn, problem }: Shared): Promise<number> {
  const admin = adminCaller(mock.adminUrl);
  const call = caller(mock.url);
  const account = "forgotten";
  let latest = Date.now();
  while (goOn()) {
    await whileGoing(random.below(10_000), goOn);
    const step = random.pick<object>([{ advance: "90s" }, { advance: "5m" }, { held: true }, { now: Date.now() }]);
    const moved = await admin("PUT /clock", { json: step, signal: pace.timeout(longest.move) }).catch(() => undefined);
    if (moved?.status !== 200) problem(`PUT /clock ${JSON.stringify(step)}: ${moved?.status ?? "no response"}`);
    latest = Math.max(latest, moved?.body.now ?? 0);
    await whileGoing(500, goOn);
    await admin("PUT /clock", { json: { held: false } });
    await call("POST /api/payout-invoices", { account, json: creation() });
    await admin("POST /reset", { json: { account } });
    const left = (await call("GET /api/payout-invoices", { account })).body.data.length;
    if (left > 0) problem(`${account}: ${left} payouts are left after a reset`);
  }
  return latest;
}

/** Every payout that was started, and whose merchant takes callbacks, was told of to its end. */
async function checkCallbacks(loads: Load[], { merchants, pace, problem }: Shared): Promise<void> {
  const missing = () =>
    loads.flatMap(({ mock, clients }) =>
      clients
        .filter(({ client }) => takes(client.kind))
        .flatMap(({ client: { name, started } }) =>
          [...started.keys()].filter((id) => !merchants.took(id, "processed")).map((id) => ({ id, name, mock })),
        ),
    );
  let [left, since] = [Infinity, Date.now()];
  while (left > 0 && Date.now() < since + pace.patience(longest.drain, since)) {
    const now = missing().length;
    if (now < left) [left, since] = [now, Date.now()];
    await delay(500);
  }
  for (const { id, name, mock } of missing().slice(0, 10)) {
    const { body } = await adminCaller(mock.adminUrl)(`GET /deliveries?payout=${id}`);
    const states = body.map(({ state, attempts, due }: Json) => `${state} after ${attempts}, due at ${due}`);
    problem(`${name}: ${id} had no last callback by ${Date.now()}: ${states.join("; ")}`);
  }
}

/**
 * No callback came again that had been taken, but where its mock can't know that it was: its database was away, or it was taken for
 * dead, or the response came after the deadline by the mock's own log, which is rare.
 */
async function checkRepeats(loads: Load[], { merchants, pace, problem }: Shared, isAway: (at: number) => boolean) {
  for (const { name, mock, clients } of loads) {
    const call = caller(mock.url);
    for (const { client } of mock.death() ? [] : clients) {
      const account = client.name;
      let late = 0;
      for (const { payout, status, at, before, took } of merchants.again(account)) {
        if (name === "PostgreSQL" && (isAway(at) || pace.stoodStill(at))) continue;
        const { body } = await call(`GET /api/payout-invoices/${payout}`, { account });
        const logs: Json[] = body.data.attributes.callback_logs;
        const told = `told that it is ${status} at ${at}, ${before} ms after it was, which took ${took} ms`;
        if (logs.some(({ error }) => error === `no response in ${deadline} ms`)) late += 1;
        else problem(`${account}: ${payout} was ${told}: ${JSON.stringify(logs)}`);
      }
      if (late > merchants.taken(account) * mostLate)
        problem(`${account}: ${late} callbacks came again, as their responses were late`);
    }
  }
}

/** Every payout that was acknowledged is there once, with its reference, and none else but those that nobody knows of. */
async function checkPayouts(client: Client, url: string, problem: (what: string) => void): Promise<void> {
  const { name: account, acknowledged, unknown, handled } = client;
  const call = caller(url);
  const found = new Map<string, string>();
  for (let path = "/api/payout-invoices?page[size]=100"; path !== ""; ) {
    const { body } = await call(`GET ${path}`, { account });
    for (const { id, attributes } of body.data as Json[]) {
      const reference = attributes.reference_id;
      if (found.has(reference)) problem(`${account}: ${reference} is there twice: ${found.get(reference)}, ${id}`);
      if (!acknowledged.has(reference) && !unknown.has(reference)) problem(`${account}: nobody created ${reference}`);
      found.set(reference, id);
    }
    path = body.links.next;
  }
  for (const [reference, id] of acknowledged) {
    if (found.get(reference) !== id)
      problem(`${account}: ${reference}, ${id} was acknowledged; ${found.get(reference)} is there`);
  }
  for (const reference of handled) {
    if (!found.has(reference)) problem(`${account}: ${reference} was handled and is not there`);
  }
  // By the other way, which a client takes that was cut off.
  for (const reference of [...unknown].slice(-200)) {
    const { body } = await call(`GET /api/payout-invoices?filter[reference_id]=${reference}`, { account });
    const ids = body.data.map(({ id }: Json) => id).join();
    if (ids !== (found.get(reference) ?? ""))
      problem(`${account}: ${reference} leads to ${ids}, not ${found.get(reference)}`);
  }
}

function findingsOf(
  { name, clients, memory }: Load,
  { merchants, pace, problem }: Shared,
  isAway: (at: number) => boolean,
): MockFindings {
  // Eighteen may wait at once here, and one there.
  const longestLag = deadline + 10 * pace.callback(0.99, isAway);
  const accounts = clients.map(({ client }): AccountFindings => {
    const { name: account, kind, requests, acknowledged, started } = client;
    const inPeace = new Map([...started].filter(([, at]) => at !== undefined && (name === "SQLite" || !isAway(at))));
    const lags = merchants.lags(account, inPeace);
    const at = (share: number) => lags[Math.floor(lags.length * share)] ?? Number.NaN;
    // The clock of the other one stands still at times.
    if (takes(kind) && name === "PostgreSQL" && at(0.99) > longestLag)
      problem(`${account}: waits ${at(0.99)} ms for a callback, of ${longestLag} that it may take on this machine`);
    const callbacks = merchants.taken(account);
    return {
      name: account,
      requests,
      payouts: acknowledged.size,
      callbacks,
      again: merchants.again(account).length,
      p50: at(0.5),
      p99: at(0.99),
    };
  });
  const share = sum(accounts, ({ requests }) => requests) / accounts.length;
  for (const { name: account, requests } of accounts) {
    if (requests < share / 2)
      problem(`${account}: had ${requests} requests served, of a share of ${Math.round(share)}`);
  }
  const growth = growthOf(memory.slice(Math.floor(samples / 3)).map(({ used }) => used));
  if (growth > mostGrowth) problem(`${name}: memory in use grew by ${megabytes(growth)} MB after a third of the time`);
  return { name, memory, growth, accounts };
}

/** How much values grow from the first to the last, by the median of all slopes between two of them (Theil and Sen): no single one counts. */
export function growthOf(values: number[]): number {
  const slopes = values.flatMap((from, first) => values.slice(first + 1).map((to, index) => (to - from) / (index + 1)));
  slopes.sort((one, other) => one - other);
  return (slopes[Math.floor(slopes.length / 2)] ?? 0) * (values.length - 1);
}

function sum<Item>(items: Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

/** What was found out, as a table. */
export function tableOf({ mocks }: Findings): string {
  const rows = mocks.flatMap(({ name, memory, growth, accounts }) => {
    const at = (share: number) => memory[Math.floor((memory.length - 1) * share)];
    const [first, third, last] = [at(0), at(1 / 3), at(1)].map((one) => megabytes(one?.used ?? 0));
    const resident = [at(1 / 3), at(1)].map((one) => megabytes(one?.resident ?? 0)).join(" to ");
    return [
      `${name}: ${first} MB in use at first, ${third} after a third, ${last} at the end; growth by slope ${megabytes(growth)} MB; resident ${resident} MB`,
      ["", "requests", "payouts", "callbacks", "again", "p50 ms", "p99 ms"],
      ...accounts.map(({ name: account, ...figures }) => [account, ...Object.values(figures).map(String)]),
    ];
  });
  return rows
    .map((row) =>
      typeof row === "string"
        ? row
        : row.map((cell, index) => (index === 0 ? cell.padEnd(24) : cell.padStart(11))).join(""),
    )
    .join("\n");
}
