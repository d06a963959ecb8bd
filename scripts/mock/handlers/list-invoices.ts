import type { components } from "../../../generated/client/api.d.ts";
import type { Page, PageQuery } from "../store/payout-store.ts";
import { accountOf, atLeastOne, type Call, type Reply } from "./calls.ts";
import type { Platform } from "./platform.ts";
import { seen } from "./seen.ts";
import { showInvoice } from "./show-invoice.ts";

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
