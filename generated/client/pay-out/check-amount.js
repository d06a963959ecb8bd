// Generated from spec/ by `npm run build`. Do not edit.

import { malformed } from "../calls/client-options.js";
import { digitsOf } from "./same-payout.js";
/** Currencies without a smaller unit. Not left to `Intl`, which goes by cash: it knows no fillér and no para. */
const whole = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|XAF|XOF|XPF)$/;
/**
 * Rejects an amount that can't be meant: one with more digits than its currency has, or with the noise of a computation.
 *
 * @throws TypeError that says which amount was likely meant
 */
export function checkAmount({ amount, currency }) {
    if (typeof amount !== "number" || !Number.isFinite(amount))
        throw malformed("amount");
    const digits = currencyDigits(currency);
    const rounded = Number(`${Math.round(Number(`${amount}e${digits}`))}e-${digits}`);
    const likely = digitsOf(amount) > digits ? rounded : Number(amount.toPrecision(15));
    if (likely === amount)
        return;
    throw new TypeError(`amount: ${amount} has more digits than an amount in ${currency} can have. Send ${likely}, if you mean that.`);
}
/** How many digits after the point a currency has at most; any number if it is none of ISO 4217. */
function currencyDigits(currency) {
    if (whole.test(currency))
        return 0;
    if (!Intl.supportedValuesOf?.("currency").includes(currency))
        return Number.POSITIVE_INFINITY;
    const { maximumFractionDigits = 0 } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
    return Math.max(2, maximumFractionDigits);
}
