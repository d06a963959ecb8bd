import type { components } from "../../../generated/client/api.d.ts";
import { unauthorized } from "../accounts/credentials.ts";
import { refuse, refuseFields } from "../http/answer.ts";
import { accountOf, type Call, defaulted, type Reply } from "./calls.ts";
import type { Platform } from "./platform.ts";
import { showInvoice, showPublicInvoice } from "./show-invoice.ts";

type Schemas = components["schemas"];

export async function getInvoice(
  { caller, path }: Call<"getPayoutInvoice">,
  { store }: Platform,
): Promise<Reply<"getPayoutInvoice">> {
  const payout = await store.find(path.id, accountOf(caller));
  if (!payout) throw refuse(404, "The account has no such payout.");
  return { status: 200, body: { data: showInvoice(payout, Date.now(), "single") } };
}

export async function listInvoices(
  { caller, query }: Call<"listPayoutInvoices">,
  { store }: Platform,
): Promise<Reply<"listPayoutInvoices">> {
  const account = accountOf(caller);
  const size = defaulted(query["page[size]"]);
  for (const name of ["page[before]", "page[after]"] as const) {
    const cursor = query[name];
    if (cursor !== undefined && !(await store.find(cursor, account))) {
      throw refuseFields({ [name]: "This value is not the ID of a payout." });
    }
  }
  const { payouts, newer, older } = await store.page(account, {
    reference: query["filter[reference_id]"],
    before: query["page[before]"],
    after: query["page[after]"],
    size,
  });
  const newest = payouts[0]?.id;
  const oldest = payouts.at(-1)?.id;
  const meta: Schemas["CursorPageMeta"] = { count: payouts.length, size };
  if (oldest) meta.before = oldest;
  if (newest) meta.after = newest;
  const address = `/api/payout-invoices?page[size]=${size}`;
  const links: Schemas["CursorPageLinks"] = {
    prev: newer ? `${address}&page[after]=${newest}` : "",
    next: older ? `${address}&page[before]=${oldest}` : "",
  };
  const now = Date.now();
  return { status: 200, body: { meta, links, data: payouts.map((payout) => showInvoice(payout, now, "list")) } };
}

export async function getPublicInvoice(
  { caller, path }: Call<"getPublicPayoutInvoice">,
  { store }: Platform,
): Promise<Reply<"getPublicPayoutInvoice">> {
  const payout = await store.find(path.id, caller.account);
  if (!payout) throw refuse(404, "There is no such payout.");
  return { status: 200, body: { data: showPublicInvoice(payout, Date.now()) } };
}

export async function listPublicInvoices(
  { caller, query }: Call<"listPublicPayoutInvoices">,
  { store, accounts, realm }: Platform,
): Promise<Reply<"listPublicPayoutInvoices">> {
  // An ID can't be guessed, but a reference can: where keys belong to accounts, one has to say whose it is.
  if (accounts.fixed && caller.account === undefined) throw unauthorized(realm);
  const payouts = await store.findByReference(query["filter[reference_id]"], caller.account);
  const now = Date.now();
  return { status: 200, body: { data: payouts.map((payout) => showPublicInvoice(payout, now)) } };
}
