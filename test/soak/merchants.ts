import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { serve } from "../listen.ts";

/** How a merchant's server treats a callback. */
export const kinds = ["quick", "slow", "failing", "endless", "upgrading", "hanging"] as const;
export type Kind = (typeof kinds)[number];

/** Whether a merchant's server takes a callback in the end. */
export const takes = (kind: Kind) => kind !== "hanging" && kind !== "upgrading";

/** What has come of callbacks. */
export interface Merchants {
  /** The address for callbacks of an account. */
  url(kind: Kind, account: string): string;
  /** Whether there was any callback of a payout of an account. */
  heard(account: string, payout: string): boolean;
  /** Whether a callback with a status of a payout was taken. */
  took(payout: string, status: string): boolean;
  /** How many of an account's callbacks were taken. */
  taken(account: string): number;
  /** How long it took from `from` until an account's payouts had their first callback, in milliseconds; the shortest first. */
  lags(account: string, from: Map<string, number | undefined>): number[];
  /** Callbacks of an account that had been taken already and came again. */
  again(account: string): Repeat[];
  close(): Promise<void>;
}

/** A callback that had been taken. */
export interface Repeat {
  payout: string;
  status: string;
  /** When it came again, in milliseconds since 1970. */
  at: number;
  /** How long before that it had been taken, and how long that took, in milliseconds. */
  before: number;
  took: number;
}

/** Starts a server that takes callbacks in each way. */
export async function startMerchants(): Promise<Merchants> {
  const seen = new Map<string, number>();
  const firsts = new Map<string, Map<string, number>>();
  const counts = new Map<string, { taken: number; again: Repeat[] }>();
  const times = new Map<string, Pick<Repeat, "at" | "took">>();
  const open = new Set<ServerResponse>();

  const countsOf = (account: string) => {
    const counted = counts.get(account) ?? { taken: 0, again: [] };
    counts.set(account, counted);
    return counted;
  };
  const take = (account: string, payout: string, status: string, came: number) => {
    const key = `${payout} ${status}`;
    const first = times.get(key);
    const at = Date.now();
    if (first) countsOf(account).again.push({ payout, status, at, before: at - first.at, took: first.took });
    else countsOf(account).taken += 1;
    seen.set(key, taken);
    times.set(key, { at, took: at - came });
  };
  const server = await serve(async (request, response) => {
    const came = Date.now();
    const [, kind, account = ""] = (request.url ?? "").split("/") as [string, Kind, string];
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { id, attributes } = JSON.parse(Buffer.concat(chunks).toString("utf8")).data;
    const first = firsts.get(account) ?? new Map<string, number>();
    firsts.set(account, first);
    if (!first.has(id)) first.set(id, Date.now());
    if (kind === "hanging") return;
    if (kind === "upgrading") {
      request.socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n");
      return;
    }
    if (kind === "slow") await delay(1000);
    const key = `${id} ${attributes.status}`;
    const rejections = seen.get(key) ?? 0;
    if (kind === "failing" && rejections < 2) {
      seen.set(key, rejections + 1);
      response.writeHead(503).end();
      return;
    }
    // Node writes it a little later, and whoever hangs up by then has not had it.
    if (response.destroyed) return;
    take(account, id, attributes.status, came);
    if (kind !== "endless") {
      response.writeHead(200).end();
      return;
    }
    response.writeHead(200);
    open.add(response);
    const writing = setInterval(() => response.write("a".repeat(10_000)), 100);
    response
      .on("error", () => {})
      .on("close", () => {
        clearInterval(writing);
        open.delete(response);
      });
  });
  return {
    url: (kind, account) => `${server.url}/${kind}/${account}`,
    heard: (account, payout) => firsts.get(account)?.has(payout) ?? false,
    took: (payout, status) => seen.get(`${payout} ${status}`) === taken,
    taken: (account) => countsOf(account).taken,
    lags: (account, from) =>
      [...(firsts.get(account) ?? [])]
        .flatMap(([payout, at]) => at - (from.get(payout) ?? Number.NaN))
        .filter((lag) => !Number.isNaN(lag))
        .sort((one, other) => one - other),
    again: (account) => countsOf(account).again,
    async close() {
      for (const response of open) response.destroy();
      await server.close();
    },
  };
}

/** In place of a count of rejections. */
const taken = Number.POSITIVE_INFINITY;
