import { createHash } from "node:crypto";
import { errorDocument, type MockResponse } from "../http/exchange.ts";

/** How an answer fails: with an error, without a body, or by a connection that is reset. */
const kinds = ["error", "empty", "reset"] as const;

/** Whether the request is carried out all the same. */
const moments = ["before", "after"] as const;

/** A failure that the mock plays on purpose. */
export interface Fault {
  kind: (typeof kinds)[number];
  moment: (typeof moments)[number];
  /** Status of the answer, if there is one. */
  status: number;
}

/** The names of faults, such as `reset-after`. */
export const faultNames = kinds.flatMap((kind) => moments.map((moment) => `${kind}-${moment}`));

/** @param name one of {@link faultNames} */
export function faultNamed(name: string, status: number): Fault {
  const [kind, moment] = name.split("-") as [Fault["kind"], Fault["moment"]];
  return { kind, moment, status };
}

/** A fault as the log tells of it. */
export function describeFault({ kind, moment, status }: Fault): string {
  return kind === "reset" ? `fault=${kind}-${moment}` : `fault=${kind}-${moment}, code=${status}`;
}

/** What the caller gets of it. */
export function faultResponse({ kind, status }: Fault, failure: MockResponse): MockResponse {
  if (kind === "reset") return { status: 0, headers: {}, reset: true };
  if (kind === "empty") return { status, headers: {} };
  return status === failure.status ? failure : { status, headers: {}, body: errorDocument(status) };
}

/** What happens at random: each of the documented failures of servers, before and after the request was carried out. */
const randomFaults: Fault[] = [
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
