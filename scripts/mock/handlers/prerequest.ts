import type { components } from "../../../generated/client/api.d.ts";
import { callerByPublicKey } from "../accounts/credentials.ts";
import type { CatalogueEntry } from "../catalogue/entry.ts";
import { amountErrors } from "../catalogue/service-fields.ts";
import { type Terms, termsIn } from "../catalogue/terms.ts";
import { multiply, withPlaces } from "../platform/money.ts";
import type { Call, Reply } from "./calls.ts";
import type { Platform } from "./platform.ts";

type Schemas = components["schemas"];

/**
 * Offers each service that takes the currency and whose limits allow the amount, and the methods of those.
 *
 * @throws Refusal with 401 if the public key is wrong
 */
export async function createPrerequest(
  { body: { currency, amount, public_key } }: Call<"createPayoutPrerequest">,
  { catalogue, accounts, methodOf }: Platform,
): Promise<Reply<"createPayoutPrerequest">> {
  const { testKey } = callerByPublicKey(public_key, accounts);
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
      data: { currency, amount, test_mode: testKey, services: withMethods(services, methods) },
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
