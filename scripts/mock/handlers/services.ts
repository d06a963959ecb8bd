import type { components } from "../../../generated/client/api.d.ts";
import { callerByPublicKey } from "../accounts/accounts.ts";
import { amountErrors, type CatalogueEntry, type Terms, termsIn } from "../catalogue/entry.ts";
import { rejection } from "../http/exchange.ts";
import { atLeastOne, pageSize } from "../limits.ts";
import { multiply, withPlaces } from "../platform/payout.ts";
import type { Call, ResponseOf } from "./calls.ts";
import type { Platform } from "./context.ts";

type Schemas = components["schemas"];

/**
 * Offers each service that takes the currency and whose limits allow the amount, and the methods of those.
 *
 * @throws Rejection with 401 if the public key is wrong
 */
export async function createPrerequest(
  { body: { currency, amount, public_key } }: Call<"createPayoutPrerequest">,
  { catalogue, accounts, methodOf }: Platform,
): Promise<ResponseOf<"createPayoutPrerequest">> {
  callerByPublicKey(public_key, accounts);
  const offers = catalogue.all.flatMap((entry) => {
    const terms = termsIn(currency, entry);
    const fits = terms && Object.keys(amountErrors(amount, terms)).length === 0;
    return fits ? [showOffer(entry, terms, amount)] : [];
  });
  const methods = Object.fromEntries(offers.map(({ method }) => [method, methodOf(method)]));
  const services = Object.fromEntries(offers.map((offer) => [offer.code, offer]));
  return {
    status: 200,
    body: {
      // As documented: true, although the key is a live one there.
      data: { currency, amount, test_mode: true, services: withMethods(services, methods) },
    },
  };
}

/** As documented: methods and account stand among the services. A map of that type can't be written as a literal. */
function withMethods(
  services: Record<string, Schemas["PrerequestService"]>,
  methods: Schemas["PrerequestMethods"],
): Schemas["PrerequestServices"] {
  const shown = { ...services } as Exclude<Schemas["PrerequestServices"], []>;
  shown.methods = methods;
  shown.account = account;
  return shown;
}

function showOffer(entry: CatalogueEntry, terms: Terms, amount: number): Schemas["PrerequestService"] {
  const payable = multiply(amount, terms.exchangeRate, entry.service_currency);
  return {
    code: entry.service,
    method: entry.service_method,
    currency: entry.service_currency,
    fields: entry.fields,
    amount_min: entry.amount_min,
    amount_max: entry.amount_max,
    exchange_rate: terms.exchangeRate,
    // As documented: a string here, a number everywhere else.
    amount: withPlaces(payable, entry.service_currency),
  };
}

const account: Schemas["PrerequestAccount"] = {
  name: "Mock account",
  description: "Payouts that move no money",
  icon: "https://platform.example/icon.svg",
  website: "https://platform.example",
};

/**
 * Shows a service of the catalogue, which all accounts share.
 *
 * @throws Rejection with 404 if there is none of that ID
 */
export async function getService(
  { path }: Call<"getPayoutService">,
  platform: Platform,
): Promise<ResponseOf<"getPayoutService">> {
  const entry = platform.catalogue.byId(path.id);
  if (!entry) throw rejection(404, "The account has no such service.");
  return { status: 200, body: { data: showService(entry, platform) } };
}

/** Lists the catalogue by numbered pages. One beyond the last is empty, and leads back to the last. */
export async function listServices(
  { query }: Call<"listPayoutServices">,
  platform: Platform,
): Promise<ResponseOf<"listPayoutServices">> {
  const { all } = platform.catalogue;
  const page = atLeastOne(query["page[number]"]);
  const size = pageSize(query["page[size]"]);
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
