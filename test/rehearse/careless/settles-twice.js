// Settles the order at each callback that says it is paid.
import { beliefIn, isSigned, order, report, serve } from "./service.js";

await serve((body, signature, payout) => {
  if (!isSigned(body, signature, process.env.PAYOUTS_CALLBACK_SECRET)) return 401;
  const isPaid = payout.attributes.reference_id === order.reference_id && beliefIn(payout) === "paid";
  if (isPaid) report("paid", { settled: true });
  return 200;
});
