import type { components } from "../../../generated/client/api.d.ts";
import { bodies, type Model } from "../../openapi/model.ts";
import { readTestFields } from "../platform/test-outcome.ts";
import { type EntrySource, isTestService } from "./entry.ts";

/** Every service that the contract's examples name, a test service in Bitcoin, and some that are made up. */
export function defaultServices(contract: Model): EntrySource[] {
  const documented = documentedServices(contract).map((source) => ({
    ...source,
    exchange_rates: { ...source.exchange_rates, ...madeUpRates[source.service] },
  }));
  const inBitcoin = documented
    .filter((source) => isTestService(source, readTestFields(contract)))
    .slice(0, 1)
    .map(({ fields = [], ...test }) => ({
      service: "test_btc",
      service_method: test.service_method,
      service_currency: "BTC",
      amount_min: 0.00000001,
      fields,
    }));
  return [...documented, ...inBitcoin, ...madeUpServices];
}

type Schemas = components["schemas"];
type Part = Partial<EntrySource> & Pick<EntrySource, "service">;

/** The services that the contract's examples show or pay through, each with what the examples say of it. */
function documentedServices(contract: Model): EntrySource[] {
  const found = new Map<string, Part>();
  for (const { operationId, place, value } of bodies(contract)) {
    for (const part of partsOf(operationId, place, value)) {
      const earlier = found.get(part.service);
      const exchange_rates = { ...part.exchange_rates, ...earlier?.exchange_rates };
      found.set(part.service, { ...part, ...earlier, exchange_rates });
    }
  }
  return [...found.values()].filter(isWhole);
}

function partsOf(operationId: string, place: string, value: unknown): Part[] {
  if (operationId === "listPayoutServices" && place === "200") {
    return (value as Schemas["PayoutServiceList"]).data.map(({ id, attributes }) => ({ id, ...attributes }));
  }
  if (operationId === "getPayoutService" && place === "200") {
    const { id, attributes } = (value as Schemas["PayoutServiceDocument"]).data;
    return [{ id, ...attributes }];
  }
  if (operationId === "createPayoutPrerequest" && place === "200") {
    return offersOf((value as Schemas["PayoutPrerequestDocument"]).data);
  }
  if (operationId === "createPayoutInvoice" && place === "request") {
    const { service, fields } = (value as Schemas["CreatePayoutInvoice"]).data.attributes;
    // What an example sends is taken to be needed, in whatever form.
    return fields ? [{ service, fields: Object.keys(fields).map((key) => ({ key, required: true })) }] : [];
  }
  if (operationId === "createPayoutInvoice" && place === "201") {
    const { attributes, relationships } = (value as Schemas["PayoutInvoiceDocument"]).data;
    const { service_currency, currency, exchange_rate } = attributes;
    if (Array.isArray(relationships)) return [];
    return [
      {
        service: relationships["payout-service"].data.id,
        service_method: relationships["payout-method"].data.id,
        service_currency,
        exchange_rates: { [currency]: exchange_rate },
      },
    ];
  }
  return [];
}

function offersOf({ currency, services }: Schemas["PayoutPrerequestResult"]): Part[] {
  const { methods, account, ...offers } = services as Record<string, unknown>;
  return (Object.values(offers) as Schemas["PrerequestService"][]).map((offer) => ({
    service: offer.code,
    service_method: offer.method,
    service_currency: offer.currency,
    amount_min: Number(offer.amount_min),
    amount_max: Number(offer.amount_max),
    fields: offer.fields,
    exchange_rates: { [currency]: offer.exchange_rate },
  }));
}

function isWhole(part: Part): part is EntrySource {
  return part.service_method !== undefined && part.service_currency !== undefined;
}

const field = (key: string, label: string, required = true) => ({ key, label: { en: label }, required });

/**
 * One service for each kind of recipient that the examples don't have. All of it is made up, so it says which fields have to be
 * there and nothing of their form.
 */
const madeUpServices: EntrySource[] = [
  {
    service: "bank_transfer_eur",
    service_method: "bank_transfer",
    service_currency: "EUR",
    fields: [field("iban", "IBAN"), field("bank_account_name", "Account holder", false)],
  },
  {
    service: "mobile_wallet_kes",
    service_method: "mobile_wallet",
    service_currency: "KES",
    currency: "USD",
    exchange_rates: { USD: 129 },
    fields: [field("phone_number", "Telephone")],
  },
  {
    service: "ewallet_eur",
    service_method: "ewallet",
    service_currency: "EUR",
    fields: [field("email", "Email")],
  },
  {
    service: "pix_brl",
    service_method: "pix",
    service_currency: "BRL",
    fields: [field("pix_key", "PIX key"), field("document_id", "CPF or CNPJ", false)],
  },
  {
    service: "upi_inr",
    service_method: "upi",
    service_currency: "INR",
    fields: [field("vpa", "UPI address"), field("ifsc_bank_code", "IFSC", false)],
  },
];

/** Units of the service's currency for one unit of another, beside the rates that the examples show. */
const madeUpRates: Record<string, Record<string, number>> = {
  card: { EUR: 1.08, GBP: 1.27 },
  swift_jpy: { GBP: 190 },
  usdt_trc20: { USD: 1 },
};
