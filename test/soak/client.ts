import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { faultNames } from "../../scripts/mock/faults/faults.ts";
import { basic, type Called, caller, creation, type Json } from "../mock/client.ts";
import type { Random } from "../mock/random.ts";
import { type Kind, type Merchants, takes } from "./merchants.ts";
import type { Pace } from "./pace.ts";

/** An account that sends one request after the other, and what it was told. */
export interface Client {
  name: string;
  kind: Kind;
  /** How many requests had a response, or a fault that was asked for. */
  requests: number;
  /** IDs by the references of payouts that were acknowledged. */
  acknowledged: Map<string, string>;
  /** References of creations whose outcome is not known. */
  unknown: Set<string>;
  /** References of creations that were handled, though the response said otherwise. */
  handled: Set<string>;
  /** IDs of payouts that were started, each with the time in milliseconds since 1970 where that is known. */
  started: Map<string, number | undefined>;
}

interface ClientOptions {
  name: string;
  kind: Kind;
  /** Of the mock. */
  url: string;
  /** Where its callbacks go. */
  merchants: Merchants;
  pace: Pace;
  random: Random;
  /** How long it waits between two requests on average, in milliseconds. */
  pause: number;
  /** How many payouts it starts at most of which it has heard nothing. Whoever starts more waits for itself, not for others. */
  window: number;
  goOn: () => boolean;
  /** Whether the store may be away. */
  away: () => boolean;
  problem: (what: string) => void;
}

/** How long a request may take that asks for no fault, in milliseconds, on a machine that does nothing else. */
const longest = 20_000;

/** Has an account send requests of every kind until that is to end. */
export function startClient({ url, random, problem, ...options }: ClientOptions) {
  const { name: account, kind, merchants, pace, pause, window, goOn, away } = options;
  const client: Client = {
    name: account,
    kind,
    requests: 0,
    acknowledged: new Map(),
    unknown: new Set(),
    handled: new Set(),
    started: new Map(),
  };
  const call = caller(url);
  /** Payouts that were created and not started yet. */
  const idle: string[] = [];
  /** Payouts that were started, and of which nothing was heard yet. */
  const waiting = new Set<string>();
  let latest: { id: string; reference: string } | undefined;

  /** Sends a request, and has it that the response is one of those that may come. */
  const ask = async (line: string, wanted: number[], request: Parameters<typeof call>[1] = {}) => {
    const signal = pace.timeout(longest);
    const response: Called | undefined = await call(line, { account, signal, ...request }).catch((error) => {
      problem(`${account}: ${line}: ${error.cause?.code ?? error.message}`);
      return undefined;
    });
    const expected = away() ? [...wanted, 503] : wanted;
    if (response && !expected.includes(response.status)) {
      problem(`${account}: ${line}: ${response.status} ${JSON.stringify(response.body).slice(0, 200)}`);
    }
    return response;
  };

  const began = (id: string, at: number | undefined) => {
    client.started.set(id, at);
    waiting.add(id);
  };

  const acknowledge = (reference: string, { id, attributes }: Json, at: number | undefined, automatic: boolean) => {
    client.acknowledged.set(reference, id);
    latest = { id, reference };
    if (attributes.reference_id !== reference) problem(`${account}: ${id} has another reference than ${reference}`);
    if (automatic) began(id, at);
    else idle.push(id);
  };

  const create = async () => {
    const automatic = random.chance(0.6);
    const metadata = { text: "a".repeat(random.below(2000)) };
    const callback_url = merchants.url(kind, account);
    const json = creation({ callback_url, metadata, options: { auto_process: automatic } });
    const reference: string = json.data.attributes.reference_id;
    const fault = random.chance(0.15) ? random.pick(faultNames) : undefined;
    const now = Date.now();
    if (fault) {
      const wasAway = away();
      const hangs = fault.startsWith("hang");
      const headers = { Prefer: `fault=${fault}` };
      const signal = hangs ? AbortSignal.timeout(300) : pace.timeout(longest);
      const status = await call("POST /api/payout-invoices", { account, json, headers, signal }).then(
        (response) => response.status,
        () => 0,
      );
      client.unknown.add(reference);
      const certain = fault.endsWith("after") && !hangs && status !== 503 && !wasAway && !away();
      if (certain) client.handled.add(reference);
      // Half of them are never asked for again.
      if (random.chance(0.5)) return;
    }
    const response = await ask("POST /api/payout-invoices", fault ? [201, 409] : [201], { account, json });
    if (response?.status === 201 || response?.status === 409) {
      if (response.status === 201 && client.handled.has(reference))
        problem(`${account}: ${reference} was created twice`);
      acknowledge(reference, response.body.data, response.status === 201 ? now : undefined, automatic);
    } else client.unknown.add(reference);
  };

  const start = async () => {
    const id = idle.shift();
    if (!id) return;
    const now = Date.now();
    const response = await ask(`POST /api/payout-invoices/${id}/process`, [200], {});
    if (response?.status === 200) began(id, now);
  };

  const look = async () => {
    if (!latest) return;
    const { id, reference } = latest;
    const one = await ask(`GET /api/payout-invoices/${id}`, [200]);
    const list = await ask(`GET /api/payout-invoices?filter[reference_id]=${reference}`, [200]);
    const found = one?.status === 200 ? one.body.data.attributes.reference_id : reference;
    const ids = list?.status === 200 ? list.body.data.map((each: Json) => each.id) : [id];
    if (found !== reference || ids.join() !== id) problem(`${account}: ${id}, ${reference}: found ${found}, ${ids}`);
  };

  /** Begins a request, and says no more. */
  const falter = async () => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    const head = `POST /api/payout-invoices HTTP/1.1\r\nHost: a\r\nAuthorization: ${basic(account)}\r\nContent-Length: 90\r\n\r\n{`;
    socket.write(head.slice(0, random.below(head.length + 1)));
    await Promise.race([new Promise((resolve) => socket.once("close", resolve)), delay(random.below(10_000))]);
    socket.destroy();
  };

  const isBusy = () => {
    for (const id of waiting) if (merchants.heard(account, id)) waiting.delete(id);
    return waiting.size >= window;
  };

  const steps: [() => Promise<unknown>, number][] = [
    [() => (isBusy() ? look() : create()), takes(kind) ? 8 : 1],
    [() => (isBusy() ? look() : start()), 4],
    [look, 4],
    [() => ask("GET /api/payout-invoices?page[size]=20", [200]), 2],
    [() => ask("GET /api/payout-services", [200]), 1],
    [() => ask(`GET /public-api/payout-invoices/${latest?.id ?? "none"}`, latest ? [200] : [404]), 1],
    [() => ask("POST /api/payout-invoices", [422], { json: creation({ amount: -1 }) }), 1],
    [() => ask("POST /api/payout-invoices", [415], { body: "{" }), 1],
    [() => ask("GET /api/payout-invoices/none", [404]), 1],
  ];
  const weighted = steps.flatMap(([step, weight]) => Array.from({ length: weight }, () => step));

  const done = (async () => {
    while (goOn()) {
      await delay(random.below(2 * pause));
      if (random.chance(0.002)) falter();
      await random.pick(weighted)();
      client.requests += 1;
    }
  })();
  return { client, done };
}
