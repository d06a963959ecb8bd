import { errorDocument, refuse } from "../http/answer.ts";
import { changesTo } from "../platform/lifecycle.ts";
import { accountOf, type Call, type Reply } from "./calls.ts";
import { outcomeOf } from "./outcome-of.ts";
import type { Platform } from "./platform.ts";
import { showInvoice } from "./show-invoice.ts";

/**
 * Starts a payout: writes its whole course down, in times to come, with the callbacks for it. Of several requests at once one
 * starts it, and the others get a 409 with the payout as it stands.
 *
 * @throws Refusal with 404 if the account has no such payout
 */
export async function processInvoice(
  { caller, path: { id } }: Call<"processPayoutInvoice">,
  platform: Platform,
): Promise<Reply<"processPayoutInvoice">> {
  const { store, stepDelay, clock, callbacks } = platform;
  const account = accountOf(caller);
  const payout = await store.find(id, account);
  if (!payout) throw refuse(404, "The account has no such payout.");
  const now = clock.now();
  const changes = changesTo(outcomeOf(payout, platform), now, stepDelay);
  const planned = callbacks.plan(account, payout.details, changes);
  if (await store.start(payout, [...payout.history, ...changes], planned)) {
    if (planned.length > 0) callbacks.wake();
    // As documented: the answer shows the payout as it stood when processing was accepted.
    return { status: 200, body: { data: showInvoice(payout, now, "single", platform) } };
  }
  const { errors } = errorDocument(409, "The payout is processed already, or about to be.");
  const present = (await store.find(id, account)) ?? payout;
  return { status: 409, body: { errors, data: showInvoice(present, clock.now(), "single", platform) } };
}
