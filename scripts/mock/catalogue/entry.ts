import Big from "big.js";
import type { components } from "../../../generated/client/api.d.ts";
import { passesLuhn } from "../../cli/mask-cards.ts";
import { fieldRegExp, longestValue } from "../../client/fields/validate-fields.ts";
import type { FieldErrors } from "../http/exchange.ts";
import { add, derivedId, divide, multiply } from "../platform/payout.ts";
import type { TestFields } from "../platform/test-outcome.ts";

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

/** Terms of a service for payouts in one currency. */
export interface Terms {
  /** Units of the service's currency for one unit of the payout's. */
  exchangeRate: number;
  /** Limits of the amount, in the payout's currency. */
  amountMin: number;
  amountMax: number;
  /** The fee for an amount, both in the payout's currency. */
  feeFor(amount: number): number;
}

/** @returns undefined if the service doesn't take the currency */
export function termsIn(currency: string, entry: CatalogueEntry): Terms | undefined {
  const exchangeRate = currencyRates(entry).get(currency);
  if (exchangeRate === undefined) return undefined;
  // Limits and fees are taken to be in the service's currency, as the samples suggest.
  return {
    exchangeRate,
    amountMin: divide(entry.amount_min, exchangeRate, currency, Big.roundUp),
    amountMax: divide(entry.amount_max, exchangeRate, currency, Big.roundDown),
    feeFor(amount) {
      const payable = multiply(amount, exchangeRate, entry.service_currency);
      const fee = add(multiply(payable, entry.fee_rate, entry.service_currency), entry.fee_fix);
      const ceiling = entry.fee_max > 0 ? entry.fee_max : Number.POSITIVE_INFINITY;
      return divide(Math.min(Math.max(fee, entry.fee_min), ceiling), exchangeRate, currency);
    },
  };
}

/** The currencies that a service takes, each with the units of the service's currency for one of it. */
export function currencyRates(entry: CatalogueEntry): Map<string, number> {
  return new Map([...Object.entries(entry.exchange_rates), [entry.service_currency, 1]]);
}

type ServiceField = components["schemas"]["ServiceField"];

/** Holds the fields of a payout against the definition of its service. Fields that it doesn't define pass. */
export function serviceFieldErrors(fields: Record<string, unknown>, entry: CatalogueEntry): FieldErrors {
  const errors = entry.fields.flatMap((field) => {
    const value = Object.hasOwn(fields, field.key) ? fields[field.key] : undefined;
    const problem = problemOf(value, field);
    return problem ? [[`fields.${field.key}`, problem]] : [];
  });
  return Object.fromEntries(errors);
}

function problemOf(value: unknown, field: ServiceField): string | undefined {
  const { required, options } = field;
  if (value === undefined || value === null) return required ? "This field is missing." : undefined;
  if (value === "") return required ? "This value should not be blank." : undefined;
  if (typeof value !== "string" && typeof value !== "number") return "This value should be of type string.";
  const text = String(value);
  const pattern = patternOf(field);
  if (pattern && text.length > longestValue) return `This value should have at most ${longestValue} characters.`;
  if (pattern?.test(text) === false) return `This value should match ${pattern.source}.`;
  const validators = options && "validators" in options ? options.validators : [];
  const luhn = validators?.some(({ name }) => name === "Luhn");
  return luhn && !passesLuhn(text) ? "This value should be a card number: its check digit is wrong." : undefined;
}

/** The definition of a field doesn't change, and its pattern is judged and compiled once. */
const patterns = new WeakMap<ServiceField, { pattern: RegExp | undefined }>();

/** @returns undefined where there is none, or none that is certain to end */
function patternOf(field: ServiceField): RegExp | undefined {
  const known = patterns.get(field) ?? { pattern: fieldRegExp(field) };
  patterns.set(field, known);
  return known.pattern;
}

/** Holds an amount against the limits of its service. */
export function amountErrors(amount: number, { amountMin, amountMax }: Terms): FieldErrors {
  if (amount < amountMin) return { amount: `This value should be greater than or equal to ${amountMin}.` };
  if (amount > amountMax) return { amount: `This value should be less than or equal to ${amountMax}.` };
  return {};
}

/**
 * Reads a field's regular expression in whatever escaping it comes: between slashes or not, its backslashes once or twice.
 *
 * @throws SyntaxError if it is none
 */
export function readRegexp(text: string): RegExp {
  const [, between, flags] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
  return new RegExp((between ?? text).replaceAll("\\\\", "\\"), flags);
}

/** The services that the mock knows. */
export interface Catalogue {
  all: CatalogueEntry[];
  byCode(service: string): CatalogueEntry | undefined;
  byId(id: string): CatalogueEntry | undefined;
}

/** Finds services among those that the mock knows. */
export function createCatalogue(all: CatalogueEntry[]): Catalogue {
  return {
    all,
    byCode: (service) => all.find((entry) => entry.service === service),
    byId: (id) => all.find((entry) => entry.id === id),
  };
}
