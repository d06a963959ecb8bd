import Big from "big.js";

const isoCurrencies = new Set(Intl.supportedValuesOf("currency"));

/** Of the currencies that were asked for: it takes long to find out. */
const isoScales = new Map<string, number>();

/** Decimal places of amounts in a currency: the usual ones where ISO 4217 has it, Bitcoin's 8 where it doesn't. */
function scaleOf(currency: string): number {
  if (!isoCurrencies.has(currency)) return 8;
  const scale = isoScales.get(currency) ?? isoScale(currency);
  isoScales.set(currency, scale);
  return scale;
}

function isoScale(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The exact sum of two amounts, so that 0.1 and 0.2 make 0.3. */
export function add(left: number, right: number): number {
  return Big(left).plus(right).toNumber();
}

/** An amount times a rate, rounded to the scale of a currency. What would vanish that way keeps its leading digits. */
export function multiply(amount: number, rate: number, currency: string): number {
  return rate === 1 ? amount : rounded(Big(amount).times(rate), currency, Big.roundHalfUp);
}

/** An amount divided by a rate, rounded to the scale of a currency: to the nearest, or in the direction that is asked for. */
export function divide(amount: number, rate: number, currency: string, mode: Big.RoundingMode = Big.roundHalfUp) {
  return rate === 1 ? amount : rounded(Big(amount).div(rate), currency, mode);
}

/** An amount with all the decimal places of its currency, and more if it has them, such as `10.00`. */
export function withPlaces(amount: number, currency: string): string {
  const exact = Big(amount);
  return exact.toFixed(Math.max(scaleOf(currency), exact.c.length - exact.e - 1));
}

function rounded(exact: Big, currency: string, mode: Big.RoundingMode): number {
  return exact.round(scaleOf(currency), mode).toNumber() || exact.prec(6, mode).toNumber();
}
