import { createPrivateClient, type PayoutInvoice, PayoutsError } from "../../generated/client/private.js";
import { type DialectName, dialects as table } from "../../scripts/mock/dialects/choose.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { type Random, seeded } from "../mock/random.ts";
import { type Fault, type Passing, startFaultyProxy } from "./faulty-proxy.ts";

/** A payout to make, by one program or by two that do not know of each other. */
interface Scenario {
  reference: string;
  amount: number;
  process: boolean;
  /** The token that its programs share, and that a second try has, too. */
  token: string | undefined;
  racers: number;
  /** How often a request fails. */
  faultRate: number;
}

/** What one program was told. */
interface Told {
  scenario: Scenario;
  /** Whether it was a second try. */
  again: boolean;
  payout?: PayoutInvoice;
  error?: unknown;
}

/** What is driven, and in which dialects the mock speaks. */
export interface Drive {
  runs: number;
  seed: number;
  /** How many payouts are under way at any time. */
  atOnce: number;
  dialects?: string[];
}

/** What was told, and what is so. */
export interface Runs {
  told: Told[];
  /** What the mock holds, by reference. */
  held: Map<string, PayoutInvoice[]>;
  /** What a second try without faults came to, where the first left the outcome unknown. */
  takenUp: Told[];
  /** How often processing was asked for, and the platform took it, by ID. */
  processed: Map<string, number>;
  /** How often each fault struck. */
  faults: Map<string, number>;
  requests: number;
}

const faults: Fault[] = ["dropped before", "dropped after", "done late", "cut", "gateway", "busy", "stale"];
const credentials = { accountId: "account", apiKey: "key" };

/** Drives many payouts at once against a mock behind a faulty proxy. The same seed makes the same requests fail. */
export async function drivePayOuts({ runs, seed, atOnce, dialects = [] }: Drive): Promise<Runs> {
  const mock = await startMock({ stepDelay: 0, dialects });
  const claimed = new Set<string>();
  // What a dialect answers in place of the platform, which then does nothing.
  const rejections = dialects.flatMap((name) => {
    const request = { writes: true, byReference: false, documents: () => true };
    const { response, handled } = table[name as DialectName].interrupt?.(request) ?? {};
    return response && !handled ? [response] : [];
  });
  // What two programs are told alike, nothing but a claim can tell apart.
  const alike = dialects.includes("repeated-201") && dialects.some((name) => name.startsWith("metadata-"));
  const struck = new Map<string, number>();
  const chances = new Map<string, { random: Random; scenario: Scenario }>();
  const proxy = await startFaultyProxy(mock.url, ({ headers }: Passing) => {
    const chance = chances.get(String(headers["x-run"]));
    if (!chance?.random.chance(chance.scenario.faultRate)) return undefined;
    // A rejection of one program alone would say nothing of what the other did.
    const fault = chance.random.pick(chance.scenario.racers === 1 ? [...faults, "rejected" as const] : faults);
    struck.set(fault, (struck.get(fault) ?? 0) + 1);
    return fault;
  });
  const told: Told[] = [];
  const payOut = async (scenario: Scenario, baseUrl: string, run: string, again = false): Promise<Told> => {
    const client = createPrivateClient({ ...credentials, baseUrl: `${baseUrl}/api`, headers: { "x-run": run } });
    const { reference, amount, process, token, racers } = scenario;
    const recipient = {
      fields: { card_number: "5123817234060000", phone: "+420 (777) 123-456", account: "CZ65 0800 0000 1920" },
      service: "card",
      currency: "USD",
      test_mode: true,
    };
    const claim = () => !claimed.has(reference) && Boolean(claimed.add(reference));
    const options = {
      // A second try can process only what it knows by the token.
      process: process && (!again || token !== undefined),
      backoff: 0,
      ...(token && { token }),
      ...((alike || (token && racers > 1)) && { claim }),
    };
    try {
      return {
        scenario,
        again,
        payout: await client.payOut({ reference_id: reference, amount, ...recipient }, options),
      };
    } catch (error) {
      return { scenario, again, error };
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

  const unknown = told.filter(({ error }) => error instanceof PayoutsError && error.outcome === "unknown");
  const takenUp = await Promise.all(unknown.map(({ scenario }) => payOut(scenario, proxy.url, "again", true)));
  const held = Map.groupBy(await mock.payouts(undefined, 100_000), ({ attributes }) => attributes.reference_id);
  const asked = proxy.forwarded.flatMap(({ path, status, type }) => {
    const wasHandled = !rejections.some((one) => one.status === status && (one.content?.type ?? type) === type);
    return path.endsWith("/process") && wasHandled ? (path.split("/").at(-2) ?? "") : [];
  });
  const requests = proxy.forwarded.length;
  proxy.close();
  await mock.close();
  return { told, held, takenUp, processed: counted(asked), faults: struck, requests };
}

function scenarioFrom(random: Random, number: number): Scenario {
  return {
    // Some platforms trim it.
    reference: `order-${number}${random.pick(["", " "])}`,
    // An amount that is not positive is rejected.
    amount: random.chance(0.03) ? 0 : (100 + random.below(10_000)) / 100,
    process: random.chance(0.5),
    token: random.chance(0.3) ? `token-${number}` : undefined,
    racers: random.chance(0.3) ? 2 : 1,
    faultRate: random.pick([0, 0.2, 0.5, 0.8]),
  };
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
