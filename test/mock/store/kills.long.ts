import { setTimeout as delay } from "node:timers/promises";
import { describe, test } from "vitest";
import { receiver } from "../callbacks/receiver.ts";
import { caller, creation, type Json } from "../client.ts";
import { startFleet } from "./fleet.ts";
import { lastingStores } from "./stores.ts";

const account = "kills";
const kills = 50;
const writers = 6;
/** How many payouts are acknowledged before the next kill. */
const between = 20;
const timeout = 120_000;
/** A file has one process, a server any number. */
const replicas: Record<string, number> = { SQLite: 1, PostgreSQL: 2 };

describe.concurrent.each(lastingStores())("%s", (kind, fresh) => {
  test("kills lose and double nothing that was acknowledged", async ({ expect }) => {
    const merchant = await receiver();
    const size = replicas[kind] ?? 1;
    const options = [
      "--store",
      await fresh(),
      "--step-delay",
      "100",
      "--callback-retry-unit",
      "100ms",
      "--log",
      "silent",
    ];
    const fleet = await startFleet(size, ...options);
    try {
      const attributes = { callback_url: merchant.url, options: { auto_process: true } };
      const acknowledged = new Map<string, string>();
      const strange: number[] = [];
      let conflicts = 0;
      let over = false;
      // As a careful client does: whatever the outcome was, the same reference again until it is known.
      const pay = async (reference_id: string) => {
        for (;;) {
          const call = caller(fleet.url());
          const json = creation({ ...attributes, reference_id });
          const answer = await call("POST /api/payout-invoices", { account, json }).catch(() => undefined);
          if (answer?.status === 409) conflicts += 1;
          if (answer && [201, 409].includes(answer.status)) return answer.body.data.id;
          if (answer) strange.push(answer.status);
          await delay(20);
        }
      };
      const writing = Array.from({ length: writers }, async () => {
        while (!over) {
          const reference = crypto.randomUUID();
          acknowledged.set(reference, await pay(reference));
          await delay(80);
        }
      });
      for (let kill = 0; kill < kills; kill++) {
        const goal = acknowledged.size + between;
        await expect.poll(() => acknowledged.size, { timeout, interval: 5 }).toBeGreaterThanOrEqual(goal);
        await fleet.replace(kill % size);
      }
      over = true;
      await Promise.all(writing);
      expect(strange).toEqual([]);

      const call = caller(fleet.url());
      const listed = new Map<string, string[]>();
      for (let line = "/api/payout-invoices?page[size]=100"; line !== ""; ) {
        const { body } = await call(`GET ${line}`, { account });
        for (const { id, attributes } of body.data as Json[]) {
          listed.set(attributes.reference_id, [...(listed.get(attributes.reference_id) ?? []), id]);
        }
        line = body.links.next;
      }
      expect([...listed.keys()].sort()).toEqual([...acknowledged.keys()].sort());
      const payouts = {
        acknowledged: acknowledged.size,
        lost: [...acknowledged].filter(([reference, id]) => !listed.get(reference)?.includes(id)).length,
        doubled: [...listed.values()].filter((ids) => ids.length > 1).length,
      };

      const untold = () => {
        const reached = new Set(
          merchant.received
            .filter(({ json }) => json.data.attributes.status === "processed")
            .map(({ json }) => json.data.id),
        );
        return [...acknowledged.values()].filter((id) => !reached.has(id)).length;
      };
      await expect.poll(untold, { timeout, interval: 200 }).toBe(0);

      const told = Map.groupBy(merchant.received, ({ json }) => json.data.attributes.reference_id);
      /** What a merchant makes of it who passes over what comes twice. */
      const toldOf = (reference: string) => {
        const statuses = told.get(reference)?.map(({ json }) => json.data.attributes.status) ?? [];
        return statuses.filter((status, at) => status !== statuses[at - 1]).join(" ");
      };
      /** The IDs of a payout's callbacks that were answered with 200, once its last was. */
      const successesOf = async (id: string): Promise<string[]> => {
        for (;;) {
          const { body } = await call(`GET /api/payout-invoices/${id}`, { account });
          const logs: Json[] = body.data.attributes.callback_logs;
          if (logs.at(-1)?.status === 200) return logs.filter(({ status }) => status === 200).map((log) => log.id);
          await delay(200);
        }
      };
      const callbacks = { acknowledged: 0, lost: untold(), doubled: 0 };
      const entries = acknowledged.entries();
      const check = async () => {
        for (const [reference, id] of entries) {
          const successes = await successesOf(id);
          callbacks.doubled += successes.length - new Set(successes).size;
          expect(["processing processed", "processed"]).toContain(toldOf(reference));
          callbacks.acknowledged += successes.length;
        }
      };
      await Promise.all(Array.from({ length: 16 }, check));
      const again = merchant.received.length - callbacks.acknowledged;
      const counts = { kills, payouts, "payouts found on the second try": conflicts, callbacks };
      process.stdout.write(
        `${kind}: ${JSON.stringify({ ...counts, "sent again, as nobody noted the answer": again })}\n`,
      );
      expect([payouts, callbacks]).toMatchObject(Array(2).fill({ lost: 0, doubled: 0 }));
    } finally {
      await fleet.end();
    }
  });
});
