import type { components } from "../../../generated/client/api.d.ts";
import { accountOf, unauthorized } from "../accounts/accounts.ts";
import type { Behaviour } from "../dialects/dialects.ts";
import { rejection } from "../http/exchange.ts";
import { pageSize } from "../limits.ts";
import type { Payout } from "../platform/payout.ts";
import type { Page, PageQuery, Reference } from "../store/payout-store.ts";
import type { Call, ResponseOf } from "./calls.ts";
import type { Platform } from "./context.ts";
import { referenceOf, showInvoice, showPublicInvoice } from "./invoices.ts";

/**
 * Shows one of the account's payouts.
 *
 * @throws Rejection with 404 if there is none, or if it lags and this lookup does not find it yet
 */
export async function getInvoice(
  { caller, path, behaviour }: Call<"getPayoutInvoice">,
  platform: Platform,
): Promise<ResponseOf<"getPayoutInvoice">> {
  const { store } = platform;
  const [payout] = await seen(await store.find(path.id, accountOf(caller)), behaviour, platform);
  if (!payout) throw rejection(404, "The account has no such payout.");
  return { status: 200, body: { data: showInvoice(payout, platform.clock.now(), "single", platform) } };
}

/**
 * Shows a payout to whoever knows its ID; with a key that is bound to an account, one of that account alone.
 *
 * @throws Rejection with 404, as {@link getInvoice}
 */
export async function getPublicInvoice(
  { caller, path, behaviour }: Call<"getPublicPayoutInvoice">,
  platform: Platform,
): Promise<ResponseOf<"getPublicPayoutInvoice">> {
  const { store, clock } = platform;
  const [payout] = await seen(await store.find(path.id, caller.account), behaviour, platform);
  if (!payout) throw rejection(404, "There is no such payout.");
  return { status: 200, body: { data: showPublicInvoice(payout, clock.now()) } };
}

/**
 * Finds payouts by their reference: those of one account where the key is bound to it, else those of all.
 *
 * @throws Rejection with 401 if keys are bound to accounts, and none was sent
 */
export async function listPublicInvoices(
  { caller, query, behaviour }: Call<"listPublicPayoutInvoices">,
  platform: Platform,
): Promise<ResponseOf<"listPublicPayoutInvoices">> {
  const { store, accounts, clock } = platform;
  // An ID can't be guessed, but a reference can: where keys belong to accounts, one has to say whose it is.
  if (accounts.fixed && caller.account === undefined) throw unauthorized(accounts);
  const reference = await wantedReference(query["filter[reference_id]"], caller.account, behaviour, platform);
  const found =
    reference === undefined
      ? await store.latest(pageOfAll, caller.account)
      : await store.findByReference(reference, caller.account);
  const payouts = await seen(found, behaviour, platform);
  const now = clock.now();
  return { status: 200, body: { data: payouts.map((payout) => showPublicInvoice(payout, now)) } };
}

type Schemas = components["schemas"];

/**
 * Lists the account's payouts, the newest first. Payouts that lag count for the page and are left out of it afterwards, so a
 * page may have fewer entries than its size and be followed by another.
 */
export async function listInvoices(
  { caller, query, behaviour }: Call<"listPayoutInvoices">,
  platform: Platform,
): Promise<ResponseOf<"listPayoutInvoices">> {
  const account = accountOf(caller);
  const size = pageSize(query["page[size]"]);
  const wanted: PageQuery = {
    reference: await wantedReference(query["filter[reference_id]"], account, behaviour, platform),
    before: query["page[before]"],
    after: query["page[after]"],
    size,
  };
  const found = await platform.store.page(account, wanted);
  const page = { ...found, payouts: await seen(found.payouts, behaviour, platform) };
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
    addressOf("listPayoutInvoices", {}, { "filter[reference_id]": reference?.shown, "page[size]": size, ...cursor });
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

/** How many payouts there are in a list of all that has no pages. */
const pageOfAll = 20;

/**
 * What a lookup by reference looks for: nothing in particular where the filter is ignored. A masked reference, which responses and
 * the links of pages show, leads to the newest payout that is shown with it.
 */
async function wantedReference(
  sent: string | undefined,
  account: string | undefined,
  { trims, unfiltered }: Behaviour,
  platform: Platform,
): Promise<Reference | undefined> {
  if (unfiltered || sent === undefined) return undefined;
  const { store } = platform;
  const wanted = await referenceOf(sent, platform);
  const masked = wanted.digest === undefined && sent.includes("*");
  if (!(trims || masked) || (await store.findByReference(wanted, account)).length > 0) return wanted;
  const shown = (text: string) => (trims ? text.trim() : text);
  const kept = (await store.latest(1000, account)).map(({ details, digest }) => ({
    shown: details.reference_id,
    digest,
  }));
  const fits = ({ digest, ...one }: Reference) =>
    shown(one.shown) === shown(wanted.shown) && (masked || digest === wanted.digest);
  return kept.find(fits) ?? wanted;
}

/** The payouts that a lookup finds: all but those that lag, which do so for one lookup less from now on, or until some time has passed. */
async function seen(
  found: Payout[] | Payout | undefined,
  { delay }: Behaviour,
  { store, clock }: Platform,
): Promise<Payout[]> {
  const payouts = [found ?? []].flat();
  for (const { id } of payouts.filter(({ lag }) => lag > 0)) await store.countLookup(id);
  const isLate = ({ history: [creation] }: Payout) => delay > 0 && clock.now() < (creation?.at ?? 0) + delay;
  return payouts.filter((payout) => payout.lag === 0 && !isLate(payout));
}
