// Pays with the client of the package, and takes callbacks with its handler, for as long as it is let.
import { appendFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createCallbackHandler, toNodeListener } from "../../../generated/client/callbacks.js";
import { createPrivateClient } from "../../../generated/client/private.js";

const env = process.env;
const order = JSON.parse(env.PAYOUTS_PAYOUT);
const client = createPrivateClient({
  baseUrl: env.PAYOUTS_BASE_URL,
  accountId: env.PAYOUTS_ACCOUNT_ID,
  apiKey: env.PAYOUTS_API_KEY,
});
const paid = ["processed", "partially_processed"];

const report = (belief, more) =>
  appendFileSync(env.PAYOUTS_REPORT, `${JSON.stringify({ reference_id: order.reference_id, belief, ...more })}\n`);

// #region take
/** Does what is done once for an order that is paid, which one process alone can do. */
function settle() {
  try {
    writeFileSync(`${env.PAYOUTS_STATE}/settled`, "", { flag: "wx" });
    report("paid", { settled: true });
  } catch {
    // It is settled.
  }
}

// #region receive
const handler = createCallbackHandler({
  secret: { test: env.PAYOUTS_CALLBACK_SECRET, live: env.PAYOUTS_CALLBACK_SECRET_LIVE },
  onError: () => {},
  onChange({ attributes: { reference_id, status } }) {
    if (reference_id === order.reference_id && paid.includes(status)) settle();
  },
});
// #endregion receive
// #endregion take
const { hostname, port } = new URL(env.PAYOUTS_CALLBACK_URL);
await new Promise((resolve) => createServer(toNodeListener(handler)).listen(Number(port), hostname, resolve));

const { id } = await client.payOut(order, { process: true, token: crypto.randomUUID() });
if (env.PAYOUTS_STAY !== "1") {
  const { attributes } = await client.waitFor(id, { until: paid, interval: 50, timeout: 3000 });
  process.exit(paid.includes(attributes.status) ? 0 : 2);
}
