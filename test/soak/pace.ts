import { setTimeout as delay } from "node:timers/promises";
import { caller, creation } from "../mock/client.ts";
import type { Merchants } from "./merchants.ts";
import type { MockProcess } from "./mock-process.ts";

/**
 * How quick the machine is: how long requests and callbacks take an account that has a mock of its own. Whoever waits much longer
 * beside others waits for these.
 */
export interface Pace {
  /** How long a request may take that is not under load, and what the machine is slower by since it began, in milliseconds. */
  patience(least: number, since: number): number;
  /** As `AbortSignal.timeout` makes it, with that patience. */
  timeout(least: number): AbortSignal;
  /** When the first callback after a time was taken, in milliseconds since 1970; infinite as long as none was. */
  firstCallback(after: number): number;
  /** Whether the machine, or its database, stood still for so long around a time that whoever was working was taken for dead. */
  stoodStill(at: number): boolean;
  /** How long callbacks take from their creation, in milliseconds: the longest of those of a share, left out those begun at some times. */
  callback(share: number, except: (at: number) => boolean): number;
  end(): Promise<void>;
}

interface Sample {
  /** When it began, in milliseconds since 1970. */
  from: number;
  /** When the response was there, and the callback. */
  responded: number;
  taken: number;
}

/** How much longer than alone a request may take beside others, as a multiple. */
const factor = 5;

/** A mock that is not heard of for ten seconds is taken for dead. One that says so every three has to stand still for seven. */
const standstill = { callback: 3500, before: 40_000 };

/** How often to look, in milliseconds. */
const pause = 500;

/** Has an account create payouts, one after the other, until this is ended. */
export function startPace({ url }: MockProcess, merchants: Merchants): Pace {
  const [account, kind] = ["pace", "quick"] as const;
  const call = caller(url);
  const samples: Sample[] = [];
  const ending = new AbortController();
  const running = (async () => {
    while (!ending.signal.aborted) {
      const sample: Sample = { from: Date.now(), responded: Infinity, taken: Infinity };
      samples.push(sample);
      const json = creation({ callback_url: merchants.url(kind, account), options: { auto_process: true } });
      const { signal } = ending;
      const response = await call("POST /api/payout-invoices", { account, json, signal }).catch(() => undefined);
      // It failed, so that it says nothing of how long one takes.
      if (response?.status !== 201) samples.pop();
      else {
        sample.responded = Date.now();
        while (!signal.aborted && !merchants.heard(account, response.body.data.id)) await delay(20);
        sample.taken = Date.now();
      }
      await delay(pause, undefined, { signal }).catch(() => {});
    }
  })();
  const slowest = (since: number) => {
    const now = Date.now();
    const late = samples.filter(({ responded }) => responded >= since);
    return Math.max(0, ...late.map(({ from, responded }) => Math.min(responded, now) - from));
  };
  const patience = (least: number, since: number) => least + factor * slowest(since);
  return {
    patience,
    timeout(least) {
      const began = Date.now();
      const controller = new AbortController();
      const look = () => {
        const left = began + patience(least, began) - Date.now();
        if (left <= 0) controller.abort(new Error(`no response in ${Date.now() - began} ms`));
        else setTimeout(look, left).unref();
      };
      setTimeout(look, least).unref();
      return controller.signal;
    },
    firstCallback: (after) => samples.find(({ from, taken }) => from >= after && taken < Infinity)?.taken ?? Infinity,
    stoodStill(at) {
      const around = samples.filter(({ from, taken }) => from <= at && taken >= at - standstill.before);
      return around.some(({ from, taken }) => Math.min(taken, at) - from > standstill.callback);
    },
    callback(share, except) {
      const counted = samples.filter(({ from, taken }) => taken < Infinity && !except(from));
      const lags = counted.map(({ from, taken }) => taken - from).sort((one, other) => one - other);
      return lags[Math.floor(lags.length * share)] ?? 0;
    },
    async end() {
      ending.abort();
      await running;
    },
  };
}
