// What the careless programs share: a request with a time-out. Status 0 if there was no response, or none that could be read.
import { setTimeout as wait } from "node:timers/promises";

const { PAYOUTS_BASE_URL: base, PAYOUTS_ACCOUNT_ID: id, PAYOUTS_API_KEY: key, PAYOUTS_TIMEOUT_MS } = process.env;
export const order = JSON.parse(process.env.PAYOUTS_PAYOUT);
export { wait };

export async function call(method, path, body) {
  try {
    const response = await fetch(base + path, {
      method,
      headers: { Authorization: `Basic ${btoa(`${id}:${key}`)}`, "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(Number(PAYOUTS_TIMEOUT_MS)),
    });
    return { status: response.status, ...(await response.json()) };
  } catch {
    return { status: 0 };
  }
}

export const create = (attributes = order) =>
  call("POST", "/payout-invoices", { data: { type: "payout-invoice", attributes } });
export const process_ = (payout) => call("POST", `/payout-invoices/${payout}/process`);
export const look = (payout) => call("GET", `/payout-invoices/${payout}`);
export const find = async (reference) =>
  (await call("GET", `/payout-invoices?filter[reference_id]=${reference}`)).data?.[0];

/** Looks until a status is one of those that are given, or often enough. */
export async function until(statuses, payout, looks = 20, pause = 100) {
  for (let count = 0; count < looks; count++) {
    const status = (await look(payout)).data?.attributes.status;
    if (statuses.includes(status)) return status;
    await wait(pause);
  }
  return undefined;
}

/** Goes on with a payout that was created as a careful program does. */
export async function finish(payout) {
  await process_(payout);
  process.exit((await until(["processed"], payout)) ? 0 : 2);
}
