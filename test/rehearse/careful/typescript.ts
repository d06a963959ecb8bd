// Pays with nothing but fetch.
import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

const env = process.env as Record<string, string>;
const order = JSON.parse(env.PAYOUTS_PAYOUT ?? "");
const timeout = Number(env.PAYOUTS_TIMEOUT_MS);
const failed = ["process_failed", "expired", "terminated"];

interface Payout {
  id: string;
  attributes: { status: string; reference_id?: string; amount?: number | string };
}

/** Status 0 if there was no response, or none that could be read. */
interface Response {
  status: number;
  data?: unknown;
}

// #region call
async function call(method: string, path: string, body?: unknown): Promise<Response> {
  try {
    const response = await fetch(env.PAYOUTS_BASE_URL + path, {
      method,
      headers: {
        Authorization: `Basic ${btoa(`${env.PAYOUTS_ACCOUNT_ID}:${env.PAYOUTS_API_KEY}`)}`,
        "Content-Type": "application/json",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeout),
    });
    const { data } = (await response.json()) as { data?: unknown };
    const retryAfter = Number(response.headers.get("retry-after") ?? 0);
    if (retryAfter > 0) await wait(retryAfter * 1000);
    return { status: response.status, data };
  } catch {
    return { status: 0 };
  }
}
// #endregion call

const payoutIn = (data: unknown) => ((data as Payout | undefined)?.attributes ? (data as Payout) : undefined);
// #region own
const isOwn = ({ attributes: { amount } }: Payout) =>
  amount === undefined || Math.abs(Number(amount) - order.amount) < 0.5;
// #endregion own

// #region find
/** Looks for the payout of the order. Undefined if there is none; "unknown" if nobody can tell. */
async function find(): Promise<Payout | "unknown" | undefined> {
  const { status, data } = await call(
    "GET",
    `/payout-invoices?filter[reference_id]=${encodeURIComponent(order.reference_id)}`,
  );
  if (status === 404) return undefined;
  if (status !== 200 || data === undefined) return "unknown";
  const list = [data ?? []].flat() as Payout[];
  return list.find(({ attributes }) => (attributes.reference_id ?? "").trim() === order.reference_id);
}
// #endregion find

// #region create
async function create(): Promise<Payout | "not-paid" | "unknown"> {
  let open = false;
  for (let round = 0; round < 4; round++) {
    const { status, data } = await call("POST", "/payout-invoices", {
      data: { type: "payout-invoice", attributes: order },
    });
    const payout = payoutIn(data);
    if ([200, 201, 202, 409].includes(status) && payout) return isOwn(payout) ? payout : open ? "unknown" : "not-paid";
    if ([401, 403, 405, 422].includes(status) && !open) return "not-paid";
    open = true;
    for (let absent = 0, look = 0; absent < 2 && look < 5; look++) {
      await wait(150);
      const found = await find();
      if (found === undefined) absent++;
      else if (found !== "unknown") return isOwn(found) ? found : "unknown";
      if (look === 4 && absent < 2) return "unknown";
    }
  }
  return "unknown";
}
// #endregion create

// #region claim
/** Says, once and for all processes, that processing is asked for. */
function claim(): boolean {
  try {
    writeFileSync(`${env.PAYOUTS_STATE}/processing`, "", { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}
// #endregion claim

async function pay(): Promise<number> {
  const payout = await create();
  if (payout === "not-paid") return 3;
  if (payout === "unknown") return 2;
  // #region process
  if (payout.attributes.status === "created" && claim()) await call("POST", `/payout-invoices/${payout.id}/process`);
  // #endregion process
  // #region wait
  for (let look = 0, failures = 0; look < 20; look++) {
    await wait(100);
    const { status: code, data } = await call("GET", `/payout-invoices/${payout.id}`);
    const status = code === 200 ? payoutIn(data)?.attributes.status : undefined;
    if (status === "processed" || status === "partially_processed") return 0;
    failures = failed.includes(status ?? "") ? failures + 1 : 0;
    if (failures === 3) return 3;
  }
  return 2;
  // #endregion wait
}

process.exit(await pay());
