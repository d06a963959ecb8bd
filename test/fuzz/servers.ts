import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { inTemporaryFolder } from "../../scripts/cli/temporary-folder.ts";
import { createCallbackHandler, toNodeListener } from "../../scripts/client/callbacks.ts";
import { serveDocs } from "../../scripts/docs/docs-server.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { serve } from "../listen.ts";
import { basic, creation } from "../mock/client.ts";

/** The servers that are fuzzed. */
export const targets = ["mock", "admin", "docs", "callbacks"] as const;
export type Target = (typeof targets)[number];

/** What callbacks are signed with. */
export const secret = "fuzz-secret";

/** Where the servers are, and, where there are payouts, one. */
export type Addresses = Record<Target, { url: string; payout?: string }>;

/** What the process of the servers says when it is asked, and once at the start. */
export interface State {
  /** As after a reset, with what cannot be reached collected, in bytes. */
  memory: number;
  /** IDs of the payouts that there were before it. */
  payouts: string[];
  addresses: Addresses;
}

// A process of its own: whatever ends it is seen from outside, and its memory is theirs alone.
if (import.meta.main) {
  await inTemporaryFolder(async (site) => {
    const nextState = await startServers(site);
    process.on("message", async () => process.send?.(await nextState()));
    process.send?.(await nextState());
    await once(process, "disconnect");
  });
  process.exit();
}

/**
 * Starts them all.
 *
 * @param site an empty folder for what the docs server serves
 * @returns what forgets every payout, and says how things are
 */
async function startServers(site: string): Promise<() => Promise<State>> {
  for (const name of ["index.html", "404.html", "reference.html", "quick-start.md", "script.js"]) {
    writeFileSync(`${site}/${name}`, name.repeat(100));
  }
  const patience = 500;
  const mock = await startMock({ port: 0, patience, keepAlive: 500, stepDelay: 0 });
  // Another one, as it is told to forget, to stand still, and to move to other times.
  const controlled = await startMock({ port: 0, adminPort: 0, patience, stepDelay: 0 });
  const docs = await serveDocs({ port: 0, host: "127.0.0.1", flag: "--port", folder: site });
  const callbacks = await serve(toNodeListener(createCallbackHandler({ secret, onChange() {}, onError() {} })));
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  return async () => {
    const payouts = (await mock.payouts(undefined, 1_000_000)).map(({ id }) => id);
    await Promise.all([mock.reset(), controlled.reset()]);
    controlled.release();
    const [payout, moved] = await Promise.all([createIn(mock.url), createIn(controlled.url, callbacks.url)]);
    collect();
    const { heapUsed, external } = process.memoryUsage();
    const addresses: Addresses = {
      mock: { url: mock.url, payout },
      admin: { url: controlled.adminUrl ?? "", payout: moved },
      docs: { url: docs.url },
      callbacks: { url: callbacks.url },
    };
    return { memory: heapUsed + external, payouts, addresses };
  };
}

/** Creates a payout, and has its callbacks sent to an address if there is one. */
async function createIn(mock: string, callbacks?: string): Promise<string> {
  const attributes = callbacks ? { callback_url: callbacks, options: { auto_process: true } } : {};
  const response = await fetch(`${mock}/api/payout-invoices`, {
    method: "POST",
    headers: { Authorization: basic("fuzz"), "Content-Type": "application/json" },
    body: JSON.stringify(creation(attributes)),
  });
  return ((await response.json()) as { data: { id: string } }).data.id;
}
