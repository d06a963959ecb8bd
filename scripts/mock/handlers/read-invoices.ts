import { unauthorized } from "../accounts/credentials.ts";
import { refuse } from "../http/answer.ts";
import { accountOf, type Call, type Reply } from "./calls.ts";
import type { Platform } from "./platform.ts";
import { seen } from "./seen.ts";
import { showInvoice, showPublicInvoice } from "./show-invoice.ts";

/**
 * Shows one of the account's payouts.
 *
 * @throws Refusal with 404 if there is none, or if it comes late and this look-up does not find it yet
 */
export async function getInvoice(
  { caller, path }: Call<"getPayoutInvoice">,
  platform: Platform,
): Promise<Reply<"getPayoutInvoice">> {
  const { store } = platform;
  const [payout] = await seen(await store.find(path.id, accountOf(caller)), store);
  if (!payout) throw refuse(404, "The account has no such payout.");
  return { status: 200, body: { data: showInvoice(payout, platform.clock.now(), "single", platform) } };
}

/**
 * Shows a payout to whoever knows its ID; with a key that is bound to an account, one of that account alone.
 *
 * @throws Refusal with 404, as {@link getInvoice}
 */
export async function getPublicInvoice(
  { caller, path }: Call<"getPublicPayoutInvoice">,
  { store, clock }: Platform,
): Promise<Reply<"getPublicPayoutInvoice">> {
  const [payout] = await seen(await store.find(path.id, caller.account), store);
  if (!payout) throw refuse(404, "There is no such payout.");
  return { status: 200, body: { data: showPublicInvoice(payout, clock.now()) } };
}

/**
 * Finds payouts by their reference: those of one account where the key is bound to it, else those of all.
 *
 * @throws Refusal with 401 if keys are bound to accounts, and none was sent
 */
export async function listPublicInvoices(
  { caller, query }: Call<"listPublicPayoutInvoices">,
  { store, accounts, clock }: Platform,
): Promise<Reply<"listPublicPayoutInvoices">> {
  // An ID can't be guessed, but a reference can: where keys belong to accounts, one has to say whose it is.
  if (accounts.fixed && caller.account === undefined) throw unauthorized(accounts);
  const payouts = await seen(await store.findByReference(query["filter[reference_id]"], caller.account), store);
  const now = clock.now();
  return { status: 200, body: { data: payouts.map((payout) => showPublicInvoice(payout, now)) } };
}
