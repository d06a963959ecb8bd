import { chance } from "../platform/chance.ts";
import { type Fault, faultNamed } from "./fault.ts";

/** What happens at random: each of the documented failures of servers, before and after the request was carried out. */
const faults: Fault[] = [
  ...[500, 502, 503, 504].map((status) => faultNamed("error-before", status)),
  ...["error-after", "empty-before", "empty-after"].map((name) => faultNamed(name, 500)),
  ...["reset-before", "reset-after"].map((name) => faultNamed(name, 500)),
];

/** The fault of the next request, if it is to have one. */
export type NextFault = () => Fault | undefined;

/**
 * Has requests fail at random. The same seed gives the same faults, request by request.
 *
 * @param rate percentage of requests that fail
 */
export function createRandomFaults(rate: number, seed: number): NextFault {
  let requests = 0;
  return () => {
    requests++;
    if (chance(seed, requests) * 100 >= rate) return undefined;
    return faults[Math.floor(chance(seed, requests, "which") * faults.length)];
  };
}
