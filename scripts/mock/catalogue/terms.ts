import Big from "big.js";
import { add, divide, multiply } from "../platform/money.ts";
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
