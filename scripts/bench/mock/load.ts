import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Result } from "autocannon";
import { CheckError } from "../../cli/command-line.ts";
import { root } from "../../cli/repository.ts";
import type { BenchRequest } from "./requests.ts";

/** How much of a request is sent: for so many seconds, or so many times. */
export type Amount = { duration: number } | { amount: number };

/** What came of sending a request again and again. Times are in milliseconds. */
export interface Load {
  /** Requests a second. */
  rate: number;
  p50: number;
  p99: number;
}

/** Connections that each send one request after the other. */
const connections = 10;

/** Has a process of its own send a request again and again. */
export async function load(url: string, request: BenchRequest, amount: Amount): Promise<Load> {
  const call = [`${root}scripts/bench-mock.ts`, "--load", JSON.stringify({ url, request, amount })];
  const sent = await promisify(execFile)(process.execPath, call).catch(({ stderr }) => {
    throw new CheckError(stderr.trim());
  });
  return JSON.parse(sent.stdout);
}

/** The other side of `load`: sends, and prints what came of it. Anything but a success is an error. */
export async function loadHere(call: string): Promise<void> {
  const { default: autocannon } = await import("autocannon");
  const { url, request, amount }: { url: string; request: BenchRequest; amount: Amount } = JSON.parse(call);
  const { path, ...rest } = request;
  const times: number[] = [];
  const start = performance.now();
  let end = start;
  const options = { url: url + path, ...rest, ...amount, connections, idReplacement: true };
  const { non2xx, errors, timeouts } = await new Promise<Result>((resolve, reject) => {
    const sending = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    sending.on("response", (_client, _status, _bytes, time) => {
      times.push(time);
      end = performance.now();
    });
  });
  if (non2xx + errors + timeouts > 0 || times.length === 0) {
    throw new CheckError(`${request.method} ${path}: ${non2xx} refused, ${errors} failed, of ${times.length}.`);
  }
  times.sort((first, second) => first - second);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  const rate = (times.length / (end - start)) * 1000;
  process.stdout.write(JSON.stringify({ rate, p50: at(0.5), p99: at(0.99) } satisfies Load));
}
