import { malformed } from "../calls/create-path-client.ts";
import { type CreatePayout, type Failure, type Payout, PayoutsError } from "../calls/payouts-error.ts";
import type { PrivateOperations } from "../private-operations.js";
import { initialStatus } from "../statuses.js";
import { wait } from "./wait-for.ts";

/** How `payOut` goes about it. */
export interface PayOutOptions {
  /**
   * Whether to have the payout processed, too. A token is then sent in `metadata`, as `payout_run`, by which the run knows a
   * payout that it created itself.
   */
  process?: boolean;
  /** How many times at most to create, and then to look up; 5 by default. */
  attempts?: number;
  /** How long the first wait lasts, in milliseconds; 500 by default. Each further one is twice as long, up to 30,000. */
  backoff?: number;
  /** Ends the run. The error says what is known. */
  signal?: AbortSignal;
}

/** The member of `metadata` that holds the token of a run. */
const tokenName = "payout_run";

/** Creates a payout once, and has it processed once if that is asked for: `PrivateClient.payOut`. */
export async function payOut(
  client: PayOutOperations,
  attributes: CreatePayout,
  options: PayOutOptions = {},
): Promise<Payout> {
  const { process, attempts = 5, backoff = 500, signal } = options;
  if (!attributes.reference_id) throw malformed("reference_id");
  const token = process && freshToken();
  const marked = token ? { ...attributes, metadata: { ...attributes.metadata, [tokenName]: token } } : attributes;
  // A copy, as the caller's may change while this runs.
  const sent: CreatePayout = JSON.parse(JSON.stringify(marked));
  const run = { client, attributes: sent, attempts, backoff, signal, mayExist: false };
  const [payout, acknowledged] = await createOnce(run);
  // With `auto_process` the platform sees to it by itself.
  if (!process || sent.options?.auto_process) return payout;
  const shown: Record<string, unknown> = { ...payout.attributes.metadata };
  return processOnce(run, payout, acknowledged || shown[tokenName] === token);
}

/** Letters alone, which nobody takes for a card number. */
function freshToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return String.fromCharCode(...bytes.map((byte) => 97 + (byte % 26)));
}

/**
 * Creates the payout of a run, or finds the one that exists. It creates again only after a lookup that found none, under the
 * same reference; a lookup that is late then meets the platform's own check of references.
 *
 * @returns the payout, and whether the platform said that this run created it
 */
export async function createOnce(run: Run): Promise<[payout: Payout, acknowledged: boolean]> {
  const { client, attributes, attempts, signal } = run;
  const reference = attributes.reference_id;
  let absent = true;
  let refused = false;
  for (let round = 0; round < attempts; round++) {
    stopIfAborted(run);
    if (absent && !refused) {
      try {
        return [await client.createPayoutInvoice(attributes, { signal }), true];
      } catch (error) {
        const failure = note(run, error);
        const { outcome, payout } = failure;
        // After an unknown outcome a refusal says nothing of the payout that may have been created before.
        if (outcome === "not-created" && !run.mayExist) throw new PayoutsError({ ...failure, reference });
        run.mayExist = true;
        refused = outcome !== "unknown";
        if (outcome === "duplicate" && payout) return [meant(run, payout), false];
      }
    }
    await pause(run, round);
    const found = await findPayout(client, reference, signal).catch((error) => note(run, error));
    absent = !found;
    if (found && !(found instanceof PayoutsError)) return [meant(run, found), false];
  }
  throw ended(run, { happened: "not settled" });
}

/** @throws PayoutsError if the payout under the reference is not the one that was meant */
function meant(run: Run, payout: Payout): Payout {
  const different = differences(run.attributes, payout).join(", ");
  if (!different) return payout;
  throw ended(run, {
    outcome: "duplicate",
    payout,
    mayExist: true,
    happened: `the reference is that of another payout, which differs in ${different}`,
    next: "Nothing was created. Give this one a reference of its own.",
  });
}

/**
 * Has a payout processed that this run created, and sends that request once, whatever becomes of it: whether a repeat is safe
 * is not documented. Then, and with a payout of another run, it looks until the payout has moved on.
 */
export async function processOnce(run: Run, payout: Payout, own: boolean): Promise<Payout> {
  const { client, attempts, signal } = run;
  run.mayExist = true;
  let latest: Payout | undefined = payout;
  // The first round sends; the others look.
  for (let round = own ? 0 : 1; ; round++) {
    if (latest && latest.attributes.status !== initialStatus) return latest;
    if (round > attempts) break;
    await (round === 0 ? stopIfAborted(run) : pause(run, round - 1));
    try {
      if (round === 0) return await client.processPayoutInvoice(payout.id, { signal });
      latest = await client.getPayoutInvoice(payout.id, { signal });
    } catch (error) {
      latest = note(run, error).payout;
    }
  }
  throw ended(run, {
    payout,
    happened: "whether processing was asked for is not known",
    next: `Look ${payout.id} up, and process it only if nobody has.`,
  });
}

/**
 * Looks a payout up by its reference.
 *
 * @returns undefined if the platform says that there is none. It may say so of one that was created a moment ago: that a
 *   lookup sees every creation at once is not documented.
 * @throws PayoutsError if the answer does not say, which a list that holds other payouts doesn't either
 */
export async function findPayout(
  client: Pick<PrivateOperations, "listPayoutInvoices">,
  reference: string,
  signal?: AbortSignal,
): Promise<Payout | undefined> {
  const operation = "listPayoutInvoices";
  try {
    const { data } = await client[operation]({ "filter[reference_id]": reference }, signal && { signal });
    const [found, ...others] = data;
    if (!found) return undefined;
    if (others.length === 0 && found.attributes.reference_id === reference) return found;
  } catch (error) {
    if (error instanceof PayoutsError && error.outcome === "not-created") return undefined;
    throw error;
  }
  throw new PayoutsError({
    operation,
    outcome: "unknown",
    happened: "the list is not of the payout with the reference",
  });
}

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

/** The operations that a run needs. */
export type PayOutOperations = Pick<
  PrivateOperations,
  "createPayoutInvoice" | "listPayoutInvoices" | "getPayoutInvoice" | "processPayoutInvoice"
>;

/** One call of `payOut`, and what its parts share. */
export interface Run {
  client: PayOutOperations;
  attributes: CreatePayout;
  attempts: number;
  /** How long the first wait lasts, in milliseconds. */
  backoff: number;
  signal: AbortSignal | undefined;
  /** What is known of the payout so far. */
  mayExist: boolean;
  /** What went wrong last. */
  last?: PayoutsError;
}

/** The longest wait that a server may ask for, in seconds. With more the run ends, and says how long to wait. */
const patience = 300;

/** Waits before the next request of a run, or ends the run where it may not go on. */
export async function pause(run: Run, round: number): Promise<void> {
  const { backoff, signal, last } = run;
  const retryAfter = last?.retryAfter ?? 0;
  if (retryAfter > patience) throw ended(run, { happened: `the server asks to wait ${retryAfter} seconds` });
  await wait(backoff, round, retryAfter, signal).catch(() => undefined);
  stopIfAborted(run);
}

/**
 * Goes on, unless the caller has ended the run by its signal.
 *
 * @throws PayoutsError that says what is known
 */
export function stopIfAborted(run: Run): void {
  const { signal } = run;
  if (signal?.aborted) throw ended(run, { happened: "aborted", cause: signal.reason });
}

/** Takes note of what went wrong. Any other error is a mistake in the call. */
export function note(run: Run, error: unknown): PayoutsError {
  if (!(error instanceof PayoutsError)) throw error;
  run.last = error;
  return error;
}

/** The end of a run without success: what is known of the payout goes with it. */
export function ended(run: Run, known: { happened: string } & Partial<Failure>): PayoutsError {
  const { last, mayExist, attributes } = run;
  const outcome = mayExist ? "unknown" : "not-created";
  const reference = attributes.reference_id;
  return new PayoutsError({ cause: last, ...last, outcome, mayExist, reference, ...known, operation: "payOut" });
}
