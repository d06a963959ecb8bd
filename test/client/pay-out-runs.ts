import { createPrivateClient, type PayoutInvoice, PayoutsError } from "../../generated/client/private.js";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { type Random, seeded } from "../mock/random.ts";
import { type Fault, type Passing, startFaultyProxy } from "./faulty-proxy.ts";

/** A payout to make, by one program or by two that do not know of each other. */
interface Scenario {
  reference: string;
  amount: number;
  process: boolean;
  racers: number;
  /** How often a request fails. */
  faultRate: number;
}

/** What one program was told. */
interface Told {
  scenario: Scenario;
  payout?: PayoutInvoice;
  error?: unknown;
}

/** What was told, and what is so. */
export interface Runs {
  told: Told[];
  /** What the mock holds, by reference. */
  held: Map<string, PayoutInvoice[]>;
  /** What a second try without faults came to, where the first left the outcome unknown. */
  takenUp: Told[];
  /** How often processing was asked for, by ID. */
  processed: Map<string, number>;
  /** How often each fault struck. */
  faults: Map<string, number>;
  requests: number;
}

const faults: Fault[] = ["dropped before", "dropped after", "done late", "cut", "gateway", "busy", "stale"];
const credentials = { accountId: "account", apiKey: "key" };

/** Drives many payouts at once against a mock behind a faulty proxy. The same seed makes the same requests fail. */
export async function drivePayOuts({
  runs,
  seed,
  atOnce,
}: {
  runs: number;
  seed: number;
  atOnce: number;
}): Promise<Runs> {
  const mock = await startMock({ stepDelay: 0 });
  const struck = new Map<string, number>();
  const chances = new Map<string, { random: Random; scenario: Scenario }>();
  const proxy = await startFaultyProxy(mock.url, ({ headers }: Passing) => {
    const chance = chances.get(String(headers["x-run"]));
    if (!chance?.random.chance(chance.scenario.faultRate)) return undefined;
    // A refusal of one program alone would say nothing of what the other did.
    const fault = chance.random.pick(chance.scenario.racers === 1 ? [...faults, "refused" as const] : faults);
    struck.set(fault, (struck.get(fault) ?? 0) + 1);
    return fault;
  });
  const told: Told[] = [];
  const payOut = async (scenario: Scenario, baseUrl: string, run: string, again = false): Promise<Told> => {
    const client = createPrivateClient({ ...credentials, baseUrl: `${baseUrl}/api`, headers: { "x-run": run } });
    const { reference, amount, process } = scenario;
    const recipient = {
      fields: { card_number: "5123817234060000" },
      service: "card",
      currency: "USD",
      test_mode: true,
    };
    const options = { process: process && !again, backoff: 0 };
    try {
      return { scenario, payout: await client.payOut({ reference_id: reference, amount, ...recipient }, options) };
    } catch (error) {
      return { scenario, error };
    }
  };

  const random = seeded(seed);
  await inParallel(runs, atOnce, async (number) => {
    const scenario = scenarioFrom(random, number);
    const racers = Array.from({ length: scenario.racers }, (_, racer) => `${number}/${racer}`);
    for (const run of racers)
      chances.set(run, { random: seeded(seed + Number(run.replace("/", "")) * 7919), scenario });
    told.push(...(await Promise.all(racers.map((run) => payOut(scenario, proxy.url, run)))));
  });
  await proxy.settled();

  const held = await holdings(mock.url);
  const unknown = told.filter(({ error }) => error instanceof PayoutsError && error.outcome === "unknown");
  const takenUp = await Promise.all(unknown.map(({ scenario }) => payOut(scenario, mock.url, "again", true)));
  const asked = proxy.forwarded.filter((line) => line.endsWith("/process")).map((line) => line.split("/").at(-2) ?? "");
  const requests = proxy.forwarded.length;
  proxy.close();
  await mock.close();
  return { told, held, takenUp, processed: counted(asked), faults: struck, requests };
}

function scenarioFrom(random: Random, number: number): Scenario {
  return {
    reference: `order-${number}`,
    // An amount that is not positive is rejected.
    amount: random.chance(0.03) ? 0 : (100 + random.below(10_000)) / 100,
    process: random.chance(0.5),
    racers: random.chance(0.3) ? 2 : 1,
    faultRate: random.pick([0, 0.2, 0.5, 0.8]),
  };
}

async function holdings(url: string): Promise<Runs["held"]> {
  const client = createPrivateClient({ ...credentials, baseUrl: `${url}/api` });
  const payouts: PayoutInvoice[] = [];
  for await (const payout of client.payoutInvoices({ pageSize: 100 })) payouts.push(payout);
  return Map.groupBy(payouts, ({ attributes }) => attributes.reference_id);
}

/** Does a number of things, a few of them at any time. */
async function inParallel(count: number, atOnce: number, work: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function counted(names: string[]): Map<string, number> {
  return new Map([...Map.groupBy(names, (name) => name)].map(([name, { length }]) => [name, length]));
}
