import { about, type Remark, type Shown } from "./judgement.ts";

export type AboutMember = ReturnType<typeof about>;

/** An amount may come in the digits of its currency, or in two. */
export function amountAsSent(
  member: string,
  sent: Record<string, unknown>,
  shown: unknown,
  remark: AboutMember,
): Remark[] {
  const { amount, currency } = sent;
  if (typeof amount !== "number" || typeof shown !== "number" || amount === shown) return [];
  const scales = [2, digitsOfCurrency(String(currency))];
  const isRounded = scales.some((digits) => {
    const units = (value: number) => Number(`${value}e${digits}`);
    return (
      Number.isInteger(units(shown)) && !Number.isInteger(units(amount)) && Math.abs(units(shown) - units(amount)) < 1
    );
  });
  return [
    remark(member, isRounded ? "is the amount that was sent, rounded" : "is not the amount that was sent", isRounded),
  ];
}

function digitsOfCurrency(currency: string): number {
  if (!Intl.supportedValuesOf("currency").includes(currency)) return 8;
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** No amount is below nothing, and each is what the others make of it, as far as the contract takes them to mean that. */
export function addsUp(shown: Shown): Remark[] {
  const { members } = shown;
  const remark = about(shown, "paid");
  const negative = [
    "payout_amount",
    "service_amount",
    "service_payout_amount",
    "writeoff",
    "processed_writeoff",
  ].filter((member) => Number(members[member]) < 0);
  const hasNoRate = typeof members.exchange_rate === "number" && members.exchange_rate <= 0;
  const wrong = [
    ...negative.map((member) => remark(member, "is less than nothing")),
    ...(hasNoRate ? [remark("exchange_rate", "is no rate, which is more than nothing")] : []),
  ];
  if (wrong.length > 0) return wrong;
  const { amount, payout_amount, exchange_rate, fee, service_amount, service_payout_amount, writeoff } = members;
  const { processed_writeoff, status } = members;
  const isOff = (value: unknown, ...wanted: unknown[]) =>
    [value, ...wanted].every((each) => typeof each === "number") &&
    wanted.every((each) => Math.abs(Number(value) - Number(each)) > Math.max(1, Math.abs(Number(each)) / 100));
  const times = (value: unknown) => (exchange_rate === undefined ? undefined : Number(value) * Number(exchange_rate));
  const sum = fee === undefined ? amount : Number(amount) + Number(fee);
  const odd: [member: string, message: string, isOdd: boolean][] = [
    ["payout_amount", "is more than the amount", Number(payout_amount) > Number(amount) + 1],
    ["service_amount", "is not the amount at the exchange rate", isOff(service_amount, times(amount))],
    [
      "service_payout_amount",
      "is not what the recipient is to get, at the exchange rate",
      isOff(service_payout_amount, times(payout_amount)),
    ],
    ["writeoff", "is neither the amount nor the amount with its fee", isOff(writeoff, amount, sum)],
    [
      "processed_writeoff",
      "is not what was to be taken, and the status says that it was paid in full",
      status === "processed" && isOff(processed_writeoff, writeoff),
    ],
    ["fee", "is less than nothing", Number(fee) < 0],
    ["processed_fee", "is less than nothing", Number(members.processed_fee) < 0],
  ];
  return odd.filter(([, , isOdd]) => isOdd).map(([member, message]) => remark(member, message, true));
}

/** What is odd in the offer of one service: amounts are those of its currency, as far as the contract takes them for that. */
export function oddOffer(
  { amount, amount_min, amount_max, exchange_rate }: Record<string, unknown>,
  asked: unknown,
): string[] {
  const [offered, least, most, rate] = [amount, amount_min, amount_max, exchange_rate].map((value) =>
    value === undefined || value === null ? Number.NaN : Number(value),
  ) as [number, number, number, number];
  const wanted = Number(asked) * rate;
  return [
    ...(offered < least || offered > most ? ["a service is offered that doesn't take the amount"] : []),
    ...(rate <= 0 ? ["a service has no exchange rate, which is more than nothing"] : []),
    ...(Math.abs(offered - wanted) > Math.max(1, wanted / 100)
      ? ["the amount of a service is not the amount at its exchange rate"]
      : []),
  ];
}
