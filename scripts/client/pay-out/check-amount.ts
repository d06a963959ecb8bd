import { malformed } from "../calls/client-options.ts";
import type { CreatePayout } from "../calls/payouts-error.ts";
import { digitsOf } from "./same-payout.ts";

/** The currencies of ISO 4217 with other than two digits, by how many. Not left to `Intl`, which goes by cash: it knows no fillér. */
const exceptions = {
  0: /BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|X[AOP]F/,
  3: /BHD|IQD|JOD|KWD|LYD|OMR|TND/,
  4: /CLF|UYW/,
};

/**
 * Rejects an amount that can't be meant: one with more digits than its currency has, or with the noise of a computation.
 *
 * @throws TypeError that says which amount was likely meant
 */
export function checkAmount({ amount, currency }: CreatePayout): void {
  if (!Number.isFinite(amount)) throw malformed("amount");
  const digits = Number(Object.entries(exceptions).find(([, codes]) => codes.test(currency))?.[0] ?? 2);
  // Not by `toFixed`, which rounds the nearest binary fraction: it makes 1 of 1.005.
  const rounded = `${Math.round(Number(`${amount}e${digits}`))}e-${digits}`;
  const tooMany = digitsOf(amount) > digits && Intl.supportedValuesOf?.("currency").includes(currency);
  const likely = Number(tooMany ? rounded : amount.toPrecision(15));
  if (likely === amount) return;
  throw new TypeError(`amount: ${amount} has more digits than ${currency} has. Send ${likely} if you mean that.`);
}
