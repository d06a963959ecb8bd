import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { createCallbackHandler, toNodeListener } from "../../../scripts/client/callbacks.ts";
import { mockForTests, until } from "../../mock/client.ts";
import { seeded } from "../../mock/random.ts";

const account = "merchant";

interface Change {
  status: string;
  updated: number;
}

/** A merchant that takes callbacks, and fails at times. */
async function merchant(): Promise<{ url: string; changes: Map<string, Change[]> }> {
  const random = seeded(20);
  const changes = new Map<string, Change[]>();
  const handle = createCallbackHandler({
    secret: { test: `sk_test_${account}`, live: `sk_live_${account}` },
    onChange({ id, attributes: { status, updated } }) {
      if (random.chance(0.2)) throw new Error("fails at times");
      changes.set(id, [...(changes.get(id) ?? []), { status, updated }]);
    },
    onError: () => {},
  });
  const server = createServer(toNodeListener(handle)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks`, changes };
}

test.each([1, 2, 3])(
  "late, twice and out of order (seed %i), each change is handled once, and the last at the end",
  async (seed) => {
    const { create } = await mockForTests({ stepDelay: 1, callbackRetryUnit: 1, callbackShuffle: seed });
    const { url, changes } = await merchant();
    const payouts = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        create(account, { callback_url: url, test_mode: index % 2 === 0, options: { auto_process: true } }),
      ),
    );
    const handled = (id: string) => changes.get(id) ?? [];
    await until(
      async () => payouts.filter(({ id }) => !handled(id).some(({ status }) => status === "processed")),
      (open) => open.length === 0,
    );
    for (const { id } of payouts) {
      const times = handled(id).map(({ updated }) => updated);
      expect(times).toEqual(times.toSorted());
      expect(handled(id).length).toBe(new Set(handled(id).map((change) => JSON.stringify(change))).size);
    }
  },
);
