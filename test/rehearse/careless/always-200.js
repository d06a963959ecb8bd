// Drops callbacks that are not signed, and tells their sender that they were stored.
import { beliefIn, isNews, isSigned, report, serve } from "./service.js";

await serve((body, signature, payout) => {
  if (isSigned(body, signature, process.env.PAYOUTS_CALLBACK_SECRET) && isNews(payout)) report(beliefIn(payout));
  return 200;
});
