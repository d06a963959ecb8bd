import { createHash } from "node:crypto";
import { errorResponse, type MockResponse } from "../http/exchange.ts";
import type { FaultName } from "../interface.ts";

/** How a response fails: with an error, without a body, by a connection that is reset, in the middle, or not at all. */
const kinds = ["error", "empty", "reset", "cut", "hang"] as const;

/** Whether the request is handled before it fails. */
const moments = ["before", "after"] as const;

/** A failure that the mock simulates. */
export interface Fault {
  kind: (typeof kinds)[number];
  moment: (typeof moments)[number];
  /** Status of the response, if there is one. */
  status: number;
}

/** The names of faults, such as `reset-after`. */
export const faultNames = kinds.flatMap((kind) => moments.map((moment) => `${kind}-${moment}` satisfies FaultName));

export function faultNamed(name: FaultName, status: number): Fault {
  const [kind, moment] = name.split("-") as [Fault["kind"], Fault["moment"]];
  return { kind, moment, status };
}

/** Whether a status is part of the fault: the others have none, or that of the response that is cut. */
function hasStatus({ kind, moment }: Fault): boolean {
  return kind === "error" || kind === "empty" || (kind === "cut" && moment === "before");
}

/** A fault as the log has it. */
export function describeFault(fault: Fault): string {
  const name = `fault=${fault.kind}-${fault.moment}`;
  return hasStatus(fault) ? `${name}, code=${fault.status}` : name;
}

/**
 * What the caller gets.
 *
 * @param usual the response, if the request was handled
 */
export function faultResponse({ kind, status }: Fault, failure: MockResponse, usual?: MockResponse): MockResponse {
  const error = status === failure.status ? failure : errorResponse(status);
  if (kind === "reset" || kind === "hang") return { status: 0, headers: {}, broken: kind };
  if (kind === "cut") return { ...(usual ?? error), broken: kind };
  return kind === "empty" ? { status, headers: {} } : error;
}

/**
 * What happens at random: each of the documented failures of servers, before and after the request was handled. A response that
 * never comes is not among them, as it would stop a suite that has no time-outs.
 */
const randomFaults: Fault[] = [
  ...[500, 502, 503, 504].map((status) => faultNamed("error-before", status)),
  ...(["error-after", "empty-before", "empty-after"] as const).map((name) => faultNamed(name, 500)),
  ...(["reset-before", "reset-after"] as const).map((name) => faultNamed(name, 500)),
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
    return randomFaults[Math.floor(chance(seed, requests, "which") * randomFaults.length)];
  };
}

/** A number from 0 to 1, itself not included, that looks random and is the same for the same seed and name, always. */
export function chance(seed: number, ...name: (string | number)[]): number {
  const digest = createHash("sha256")
    .update(JSON.stringify([seed, ...name]))
    .digest();
  return digest.readUInt32BE() / 2 ** 32;
}
