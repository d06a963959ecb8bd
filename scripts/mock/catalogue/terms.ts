import { add, multiply } from "../platform/money.ts";
import type { CatalogueEntry } from "./entry.ts";

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
  const exchangeRate = rateFrom(currency, entry);
  if (exchangeRate === undefined) return undefined;
  // Limits and fees are in the account's currency. Without a rate between the two they are taken as they are.
  const accountRate = rateFrom(entry.currency, entry) ?? exchangeRate;
  const converted = (amount: number) => multiply(amount, accountRate / exchangeRate);
  return {
    exchangeRate,
    amountMin: converted(entry.amount_min),
    amountMax: converted(entry.amount_max),
    feeFor(amount) {
      const fee = add(multiply(amount, entry.fee_rate), converted(entry.fee_fix));
      const ceiling = entry.fee_max > 0 ? converted(entry.fee_max) : Number.POSITIVE_INFINITY;
      return Math.min(Math.max(fee, converted(entry.fee_min)), ceiling);
    },
  };
}

function rateFrom(currency: string, entry: CatalogueEntry): number | undefined {
  if (currency === entry.service_currency) return 1;
  return Object.hasOwn(entry.exchange_rates, currency) ? entry.exchange_rates[currency] : undefined;
}
