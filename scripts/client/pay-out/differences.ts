import type { CreatePayout, Payout } from "../calls/payout.ts";

/** Names what differs between the payout that was meant and one that exists: it is then another payout. */
export function differences(meant: CreatePayout, { attributes, relationships }: Payout): string[] {
  const service = relationships?.["payout-service"]?.data?.id ?? meant.service;
  const pairs: Record<string, [meant: unknown, shown: unknown]> = {
    reference_id: [meant.reference_id, attributes.reference_id],
    // Some samples of the platform show no service.
    service: [meant.service, service],
    currency: [meant.currency, attributes.currency],
    amount: [meant.amount, Number(attributes.amount)],
    // What holds without it is not documented; it is taken as live.
    test_mode: [meant.test_mode ?? false, attributes.test_mode],
    fields: [true, sameRecipient(meant.fields, attributes.fields)],
  };
  return Object.keys(pairs).filter((name) => pairs[name]?.[0] !== pairs[name]?.[1]);
}

/** Compares what both sides name. Where they name nothing in common, nothing shows that the recipient is the same. */
function sameRecipient(meant: CreatePayout["fields"], shown: Payout["attributes"]["fields"]): boolean {
  const common = Object.keys(meant).filter((key) => Object.hasOwn(shown, key));
  const named = shown as Record<string, unknown>;
  if (common.length === 0) return Object.keys(meant).length === 0;
  return common.every((key) => fits(plain(meant[key]), plain(named[key])));
}

/** Whether a value is what is shown of it, where asterisks stand for any characters. */
function fits(value: string, shown: string): boolean {
  const [start = "", ...parts] = shown.split(/\*+/);
  const end = parts.pop();
  if (end === undefined) return value === shown;
  if (value.length < start.length + end.length || !value.startsWith(start) || !value.endsWith(end)) return false;
  let rest = value.slice(start.length, value.length - end.length);
  return parts.every((part) => {
    const at = rest.indexOf(part);
    rest = rest.slice(at + part.length);
    return at >= 0;
  });
}

/** A value as text, without what people put between digits. */
function plain(value: unknown): string {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.replaceAll(/[\s-]/g, "");
}
