import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Result } from "autocannon";
import { CheckError } from "../../../scripts/cli/command-line.ts";
import { root } from "../../../scripts/cli/repository.ts";
import { bodies, operationOf } from "../../../scripts/openapi/model.ts";
import { model } from "../../contract.ts";

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
  const call = [`${root}test/proofs/bench-mock.ts`, "--load", JSON.stringify({ url, request, amount })];
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
    throw new CheckError(`${request.method} ${path}: ${non2xx} rejected, ${errors} failed, of ${times.length}.`);
  }
  times.sort((first, second) => first - second);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  const rate = (times.length / (end - start)) * 1000;
  process.stdout.write(JSON.stringify({ rate, p50: at(0.5), p99: at(0.99) } satisfies Load));
}

/** A payout that was created half-way. */
export interface Landmark {
  id: string;
  reference: string;
}

/** Gives an account so many payouts, and resolves to the one in the middle of them. */
export async function fill(url: string, count: number, account: string): Promise<Landmark> {
  const half = { amount: Math.floor(count / 2) };
  await load(url, create(account), half);
  const landmark = await createOne(url, account);
  await load(url, create(account), half);
  return landmark;
}

async function createOne(url: string, account: string): Promise<Landmark> {
  const { path, headers, body = "" } = create(account);
  const reference = "landmark";
  const answer = await fetch(url + path, { method: "POST", headers, body: body.replace("[<id>]", reference) });
  if (answer.status !== 201) throw new Error(`${path}: answered ${answer.status}`);
  const { data } = (await answer.json()) as { data: { id: string } };
  return { id: data.id, reference };
}

/** A request as autocannon sends it again and again. */
export interface BenchRequest {
  method: "GET" | "POST";
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  /** `[<id>]` in it is another text in each request. */
  body?: string;
}

const credentials = (account: string) => ({ Authorization: `Basic ${btoa(`${account}:sk_test_key`)}` });
const creationExample = bodies(model).find(
  ({ operationId, place }) => operationId === "createPayoutInvoice" && place === "request",
);

/** Looks a payout up by its ID; by the one that the contract gives as an example if it is left out. */
export function getById(id?: string): BenchRequest {
  const { path, parameters } = operationOf(model, "getPayoutInvoice");
  const [parameter] = parameters.filter((one) => one.in === "path");
  return get(path.replace(`{${parameter?.name}}`, id ?? String(parameter?.example)));
}

/** Looks a payout up by its reference. */
export function getByReference(reference: string): BenchRequest {
  const { path, parameters } = operationOf(model, "listPayoutInvoices");
  const parameter = parameters.find(({ name }) => name.startsWith("filter"));
  return get(`${path}?${parameter?.name}=${reference}`);
}

/** A page of the list, from before a payout on. */
export function getPage(before: string, account: string): BenchRequest {
  const { path, parameters } = operationOf(model, "listPayoutInvoices");
  const parameter = parameters.find(({ name }) => name.includes("before"));
  return get(`${path}?${parameter?.name}=${before}`, account);
}

/** Creates the payout of the contract's first example, each time with another reference. */
export function create(account = "account"): BenchRequest {
  const { data } = structuredClone(creationExample?.value) as { data: { attributes: Record<string, unknown> } };
  data.attributes.reference_id = "[<id>]";
  // Stock Prism would call it.
  delete data.attributes.callback_url;
  const headers = { ...credentials(account), "Content-Type": "application/json" };
  return {
    method: "POST",
    path: operationOf(model, "createPayoutInvoice").path,
    headers,
    body: JSON.stringify({ data }),
  };
}

function get(path: string, account = "account"): BenchRequest {
  return { method: "GET", path, headers: credentials(account) };
}
