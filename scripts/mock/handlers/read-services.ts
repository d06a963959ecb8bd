import type { components } from "../../../generated/client/api.d.ts";
import type { CatalogueEntry } from "../catalogue/entry.ts";
import { refuse } from "../http/answer.ts";
import { atLeastOne, type Call, type Reply } from "./calls.ts";
import type { Platform } from "./platform.ts";

type Schemas = components["schemas"];

/**
 * Shows a service of the catalogue, which all accounts share.
 *
 * @throws Refusal with 404 if there is none of that ID
 */
export async function getService(
  { path }: Call<"getPayoutService">,
  platform: Platform,
): Promise<Reply<"getPayoutService">> {
  const entry = platform.catalogue.byId(path.id);
  if (!entry) throw refuse(404, "The account has no such service.");
  return { status: 200, body: { data: showService(entry, platform) } };
}

/** Lists the catalogue by numbered pages. One beyond the last is empty, and leads back to the last. */
export async function listServices(
  { query }: Call<"listPayoutServices">,
  platform: Platform,
): Promise<Reply<"listPayoutServices">> {
  const { all } = platform.catalogue;
  const page = atLeastOne(query["page[number]"]);
  const size = atLeastOne(query["page[size]"]);
  const total = all.length;
  const pages = Math.ceil(total / size);
  const address = (number: number) =>
    platform.addressOf("listPayoutServices", {}, { "page[number]": number, "page[size]": size });
  const links: Schemas["NumberedPageLinks"] = { first: address(1), last: address(Math.max(pages, 1)) };
  if (page > 1) links.prev = address(Math.min(page - 1, Math.max(pages, 1)));
  if (page < pages) links.next = address(page + 1);
  const entries = all.slice((page - 1) * size, page * size);
  return {
    status: 200,
    body: { meta: { total, pages, page }, links, data: entries.map((entry) => showService(entry, platform)) },
  };
}

function showService(entry: CatalogueEntry, { addressOf }: Platform): Schemas["PayoutService"] {
  return {
    type: "payout-services",
    id: entry.id,
    attributes: {
      service: entry.service,
      service_method: entry.service_method,
      service_currency: entry.service_currency,
      available: entry.available,
      active: entry.active,
      enabled: entry.enabled,
      amount_min: entry.amount_min,
      amount_max: entry.amount_max,
      fee_min: entry.fee_min,
      fee_max: entry.fee_max,
      fee_rate: entry.fee_rate,
      fee_fix: entry.fee_fix,
      currency: entry.currency,
      test_mode: entry.test_mode,
    },
    relationships: {
      "payout-method": { data: { type: "payout-methods", id: entry.service_method } },
      "payout-service": { data: { type: "payout-services", id: entry.service } },
    },
    links: { self: addressOf("getPayoutService", { id: entry.id }) },
  };
}
