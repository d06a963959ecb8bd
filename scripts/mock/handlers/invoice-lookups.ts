import type { components } from "../../../generated/client/api.d.ts";
import { accountOf, unauthorized } from "../accounts/accounts.ts";
import { rejection } from "../http/exchange.ts";
import type { Payout } from "../platform/payout.ts";
import type { Page, PageQuery, PayoutStore } from "../store/payout-store.ts";
import { atLeastOne, type Call, type Reply } from "./calls.ts";
import type { Platform } from "./context.ts";
import { showInvoice, showPublicInvoice } from "./invoices.ts";

/**
 * Shows one of the account's payouts.
 *
 * @throws Rejection with 404 if there is none, or if it comes late and this look-up does not find it yet
 */
export async function getInvoice(
  { caller, path }: Call<"getPayoutInvoice">,
  platform: Platform,
): Promise<Reply<"getPayoutInvoice">> {
  const { store } = platform;
  const [payout] = await seen(await store.find(path.id, accountOf(caller)), store);
  if (!payout) throw rejection(404, "The account has no such payout.");
  return { status: 200, body: { data: showInvoice(payout, platform.clock.now(), "single", platform) } };
}

/**
 * Shows a payout to whoever knows its ID; with a key that is bound to an account, one of that account alone.
 *
 * @throws Rejection with 404, as {@link getInvoice}
 */
export async function getPublicInvoice(
  { caller, path }: Call<"getPublicPayoutInvoice">,
  { store, clock }: Platform,
): Promise<Reply<"getPublicPayoutInvoice">> {
  const [payout] = await seen(await store.find(path.id, caller.account), store);
  if (!payout) throw rejection(404, "There is no such payout.");
  return { status: 200, body: { data: showPublicInvoice(payout, clock.now()) } };
}

/**
 * Finds payouts by their reference: those of one account where the key is bound to it, else those of all.
 *
 * @throws Rejection with 401 if keys are bound to accounts, and none was sent
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

type Schemas = components["schemas"];

/**
 * Lists the account's payouts, the newest first. Payouts that come late count for the page and are left out of it afterwards, so a
 * page may have fewer entries than its size and be followed by another.
 */
export async function listInvoices(
  { caller, query }: Call<"listPayoutInvoices">,
  platform: Platform,
): Promise<Reply<"listPayoutInvoices">> {
  const account = accountOf(caller);
  const size = atLeastOne(query["page[size]"]);
  const wanted: PageQuery = {
    reference: query["filter[reference_id]"],
    before: query["page[before]"],
    after: query["page[after]"],
    size,
  };
  const found = await platform.store.page(account, wanted);
  const page = { ...found, payouts: await seen(found.payouts, platform.store) };
  const { payouts } = page;
  const meta: Schemas["CursorPageMeta"] = { count: payouts.length, size };
  const [newest, oldest] = [payouts[0]?.id, payouts.at(-1)?.id];
  if (oldest) meta.before = oldest;
  if (newest) meta.after = newest;
  const links = await linksOf(page, account, wanted, platform);
  const now = platform.clock.now();
  const data = payouts.map((payout) => showInvoice(payout, now, "list", platform));
  return { status: 200, body: { meta, links, data } };
}

async function linksOf(
  { payouts, newer, older }: Page,
  account: string,
  { size, reference, before, after }: PageQuery,
  { store, addressOf }: Platform,
): Promise<Schemas["CursorPageLinks"]> {
  const address = (cursor: { "page[before]"?: string | undefined; "page[after]"?: string | undefined }) =>
    addressOf("listPayoutInvoices", {}, { "filter[reference_id]": reference, "page[size]": size, ...cursor });
  const [newest, oldest] = [payouts[0]?.id, payouts.at(-1)?.id];
  if (newest) {
    return {
      prev: newer ? address({ "page[after]": newest }) : "",
      next: older ? address({ "page[before]": oldest }) : "",
    };
  }
  // An empty page leads back: from the old end to the last page, from the new end, or a cursor that is unknown, to the first.
  if (before === undefined) return { prev: "", next: after === undefined ? "" : address({}) };
  const above = await store.page(account, { reference, after: before, size });
  return {
    prev: address({ "page[before]": above.payouts.length === size ? above.payouts[0]?.id : undefined }),
    next: "",
  };
}

/** The payouts that a lookup finds: all but those that come late, of which it is one lookup less from now on. */
async function seen(found: Payout[] | Payout | undefined, store: PayoutStore): Promise<Payout[]> {
  const payouts = [found ?? []].flat();
  const overlooked = payouts.filter(({ late }) => late > 0);
  for (const { id } of overlooked) await store.overlook(id);
  return payouts.filter(({ late }) => late === 0);
}
