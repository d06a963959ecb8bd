import { refuseFields } from "../http/answer.ts";
import { type Fault, faultNamed, faultNames } from "./fault.ts";

/**
 * Reads `Prefer: fault=NAME`, with `code=503` or the like for its status, which is 500 otherwise.
 *
 * @returns undefined if the header asks for none
 * @throws Refusal with 422 if there is no such fault
 */
export function readFault(preferences: Map<string, string>): Fault | undefined {
  const name = preferences.get("fault");
  if (name === undefined) return undefined;
  if (!faultNames.includes(name)) throw refuse(`fault is one of ${faultNames.join(", ")}`);
  const code = preferences.get("code") ?? "500";
  if (!/^5\d\d$/.test(code)) throw refuse("code is from 500 to 599 where a fault is asked for");
  return faultNamed(name, Number(code));
}

/**
 * Reads `Prefer: late=N`: how many lookups don't find the payout that the request creates.
 *
 * @throws Refusal with 422 if it is no number from 0 to 100
 */
export function readLate(preferences: Map<string, string>): number {
  const late = preferences.get("late") ?? "0";
  if (!/^\d+$/.test(late) || Number(late) > 100) throw refuse("late is a number of lookups from 0 to 100");
  return Number(late);
}

function refuse(rule: string) {
  return refuseFields({ Prefer: `This value is not valid here: ${rule}.` });
}
