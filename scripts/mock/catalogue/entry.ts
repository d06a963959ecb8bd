import type { components } from "../../../generated/client/api.d.ts";
import { derivedId } from "../platform/identifiers.ts";
import type { TestFields } from "../platform/test-fields.ts";

type Schemas = components["schemas"];
type Attributes = Schemas["PayoutServiceAttributes"];
type Essential = "service" | "service_method" | "service_currency";

/** A service of the catalogue: what the service endpoints show of it, and what the pre-request shows besides. */
export interface CatalogueEntry extends Attributes {
  /** ID of the account's service. */
  id: string;
  fields: Schemas["ServiceField"][];
  /** Units of the service's currency for one unit of another. Payouts may be in these currencies and in the service's own. */
  exchange_rates: Record<string, number>;
}

/** An entry as a catalogue file may have it: what is left out has a default. */
export interface EntrySource extends Pick<Attributes, Essential>, Partial<Omit<Attributes, Essential>> {
  id?: string;
  fields?: (Partial<Schemas["ServiceField"]> & { key: string })[];
  exchange_rates?: Record<string, number>;
}

/** @param idPrefix how IDs of services begin */
export function completeEntry({ fields = [], ...source }: EntrySource, idPrefix: string): CatalogueEntry {
  return {
    id: derivedId(idPrefix, source.service),
    available: true,
    active: true,
    enabled: true,
    amount_min: 0.01,
    amount_max: 9999999,
    fee_min: 0,
    fee_max: 0,
    fee_rate: 0,
    fee_fix: 0,
    currency: source.service_currency,
    test_mode: true,
    exchange_rates: {},
    ...source,
    fields: fields.map(({ key, ...field }, position) => ({
      key,
      type: "string",
      label: { en: key },
      hint: { en: key },
      regexp: "",
      required: false,
      position,
      ...field,
    })),
  };
}

/** Whether the fields of a service can decide what becomes of a payout. */
export function isTestService(
  entry: Pick<CatalogueEntry, "service_method"> | undefined,
  { method }: TestFields,
): boolean {
  return entry?.service_method === method;
}
