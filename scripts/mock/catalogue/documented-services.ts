import type { components } from "../../../generated/client/api.d.ts";
import { bodies } from "../../openapi/bodies.ts";
import type { OpenApiDocument } from "../../openapi/document.ts";
import type { EntrySource } from "./entry.ts";

type Schemas = components["schemas"];
type Part = Partial<EntrySource> & Pick<EntrySource, "service">;

/** The services that the contract's examples show or pay through, each with what the examples say of it. */
export function documentedServices(contract: OpenApiDocument): EntrySource[] {
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
    return [{ service, fields: Object.keys(fields).map((key) => ({ key, required: true })) }];
  }
  if (operationId === "createPayoutInvoice" && place === "201") {
    const { attributes, relationships } = (value as Schemas["PayoutInvoiceDocument"]).data;
    const { service_currency, currency, exchange_rate } = attributes;
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
