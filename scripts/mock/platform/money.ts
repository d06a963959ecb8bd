/** Adds two amounts. The sum has as many decimals as the finer of them, so that 0.1 and 0.2 make 0.3. */
export function add(left: number, right: number): number {
  if (right === 0) return left;
  return Number((left + right).toFixed(Math.max(decimals(left), decimals(right))));
}

/** Multiplies an amount by a rate, to two decimals; what would vanish that way keeps its leading digits. */
export function multiply(amount: number, rate: number): number {
  if (rate === 1) return amount;
  return Number((amount * rate).toFixed(2)) || Number((amount * rate).toPrecision(6));
}

function decimals(amount: number): number {
  const [digits = "", exponent = "0"] = String(amount).split("e");
  const fraction = digits.split(".")[1]?.length ?? 0;
  // 100 is as many as toFixed can do.
  return Math.min(Math.max(fraction - Number(exponent), 0), 100);
}
