// Takes a callback that is signed with either secret, whatever the payout's mode is.
import { beliefIn, isNews, isSigned, report, serve } from "./service.js";

const { PAYOUTS_CALLBACK_SECRET: test, PAYOUTS_CALLBACK_SECRET_LIVE: live } = process.env;
await serve((body, signature, payout) => {
  if (!isSigned(body, signature, test, live)) return 401;
  if (isNews(payout)) report(beliefIn(payout));
  return 200;
});
