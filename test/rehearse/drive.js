// Has a service pay that runs already, and asks it what it believes. The service knows only what it is called back with.
import { setTimeout as wait } from "node:timers/promises";

const { PAYOUTS_STEP, PAYOUTS_PAYOUT, PAYOUTS_BASE_URL, PAYOUTS_ACCOUNT_ID, PAYOUTS_API_KEY } = process.env;
const order = JSON.parse(PAYOUTS_PAYOUT);
const ask = async () => {
  const response = await fetch(process.argv[2], {
    method: "POST",
    body: JSON.stringify({ reference: order.reference_id }),
  });
  return (await response.text()) === "paid" ? 0 : 2;
};
const call = async (path, body) => {
  const response = await fetch(PAYOUTS_BASE_URL + path, {
    method: "POST",
    headers: {
      Authorization: `Basic ${btoa(`${PAYOUTS_ACCOUNT_ID}:${PAYOUTS_API_KEY}`)}`,
      "Content-Type": "application/json",
    },
    body: body && JSON.stringify(body),
  });
  return response.json();
};

if (PAYOUTS_STEP === "pay") {
  const { data } = await call("/payout-invoices", { data: { type: "payout-invoice", attributes: order } });
  await call(`/payout-invoices/${data.id}/process`);
  for (let look = 0; look < 40 && (await ask()) !== 0; look++) await wait(50);
}
process.exit(await ask());
