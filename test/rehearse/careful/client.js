// Pays with the client of the package.
import { readFileSync, writeFileSync } from "node:fs";
import { createPrivateClient, PayoutsError } from "../../../generated/client/private.js";

const { PAYOUTS_BASE_URL, PAYOUTS_ACCOUNT_ID, PAYOUTS_API_KEY, PAYOUTS_PAYOUT, PAYOUTS_STATE, PAYOUTS_TIMEOUT_MS } =
  process.env;
const client = createPrivateClient({
  baseUrl: PAYOUTS_BASE_URL,
  accountId: PAYOUTS_ACCOUNT_ID,
  apiKey: PAYOUTS_API_KEY,
  timeout: Number(PAYOUTS_TIMEOUT_MS),
});

/** Writes a file that isn't there yet, which one process alone can do. */
function claim(name, text = "") {
  try {
    writeFileSync(`${PAYOUTS_STATE}/${name}`, text, { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

claim("token", crypto.randomUUID());
const token = readFileSync(`${PAYOUTS_STATE}/token`, "utf8");

async function pay() {
  const { id } = await client.payOut(JSON.parse(PAYOUTS_PAYOUT), {
    process: true,
    token,
    claim: () => claim("processing"),
    backoff: 50,
  });
  const wait = { until: ["processed", "partially_processed"], interval: 50, timeout: 3000 };
  const first = await client.waitFor(id, wait);
  if (first.attributes.status !== "process_failed") return first;
  // The platform has a reservation about it.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return client.waitFor(id, wait);
}

const belief = await pay().then(
  ({ attributes: { status } }) => (["processed", "partially_processed"].includes(status) ? 0 : 3),
  (error) => {
    console.error(error.message);
    return error instanceof PayoutsError && !error.mayExist ? 3 : 2;
  },
);
process.exit(belief);
