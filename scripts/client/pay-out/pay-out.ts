import type { CallOptions, ResponseInfo } from "../calls/call.ts";
import { malformed, textOf } from "../calls/client-options.ts";
import {
  type CreatePayout,
  cleaned,
  type Failure,
  isPayout,
  type Payout,
  PayoutsError,
} from "../calls/payouts-error.ts";
import type { Outcome } from "../outcomes.js";
import type { PrivateOperations } from "../private-operations.js";
import { initialStatus } from "../statuses.js";
import { checkAmount } from "./check-amount.ts";
import { compare, tokenName, whose } from "./same-payout.ts";
import { wait } from "./wait-for.ts";

/** How `payOut` goes about it. */
export interface PayOutOptions {
  /** Whether to have the payout processed, too. */
  process?: boolean;
  /**
   * What tells this payout from another's, sent in `metadata` as `payout_run`. Choose one, and store it with the reference before
   * the first call: a call with the same token then goes on where one that died left off. By default each call has a token of its
   * own. `false` sends none; an account whose platform rejects metadata needs that.
   */
  token?: string | false;
  /**
   * Called before processing is requested. Claim it where all your processes look, such as by an update of one row, and return
   * whether you got it: then processing is requested once, however many processes share a token and however late lookups are.
   */
  claim?: () => boolean | Promise<boolean>;
  /** How many times at most to look the payout up, in each of the two steps; 5 by default. */
  attempts?: number;
  /** How long the first wait lasts, in milliseconds; 500 by default. Each further one is twice as long, up to 30,000. */
  backoff?: number;
  /** Ends the run. The error says what is known. */
  signal?: AbortSignal;
  /** Told of each request of the run, so that you can audit it. What it throws is ignored. */
  onAttempt?: (attempt: Attempt) => void;
}

/** One request of a run, and what came of it. */
export interface Attempt {
  /** The `operationId` of what was requested. */
  operation: string;
  /** Counts the requests of the run, from 1. */
  attempt: number;
  /** How long the run waited before it, in milliseconds. */
  wait: number;
  /** HTTP status; undefined where no response could be read. */
  status: number | undefined;
  /** What the response, or its absence, means for the money. */
  outcome: Outcome | undefined;
  /** The server's ID of the request, if it gave one. */
  requestId: string | undefined;
  /** The attributes in which a payout that was shown differs from the one that is meant. */
  differs: string[];
}

/** Creates a payout once, and has it processed once if that is asked for: `PrivateClient.payOut`. */
export async function payOut(
  client: PayOutOperations,
  attributes: CreatePayout,
  options: PayOutOptions = {},
): Promise<Payout> {
  const run = startRun(client, attributes, options);
  const found = await createOnce(run);
  // With `auto_process` the platform sees to it by itself.
  if (!options.process || run.attributes.options?.auto_process) return found.payout;
  return processOnce(run, found);
}

/** The operations that a run needs. */
export type PayOutOperations = Pick<
  PrivateOperations,
  "createPayoutInvoice" | "listPayoutInvoices" | "getPayoutInvoice" | "processPayoutInvoice"
>;

/** One call of `payOut`, and what its parts share. */
interface Run extends PayOutOptions {
  client: PayOutOperations;
  attributes: CreatePayout;
  attempts: number;
  backoff: number;
  /** The token that is sent. */
  mark: string | undefined;
  /** How many requests were sent. */
  sent: number;
  /** How long the run waited since its last request, in milliseconds. */
  waited: number;
  /** How long the last response asks to wait, in seconds. */
  retryAfter: number;
  /** When the run began, by this machine's clock for durations. */
  began: number;
  /** The time of the last response, by the server's clock, in Unix seconds; NaN if it did not say. */
  served: number;
  /** Whether a payout may exist under the reference, as far as is known: one of an earlier call, if the caller chose the token. */
  mayExist: boolean;
  /** Whether a creation with the token may have been carried out without a word. */
  unsettled: boolean;
  /** The payout as it was last seen. */
  payout?: Payout;
  /** What went wrong last. */
  last?: PayoutsError;
  /** The response that said that a creation created nothing. */
  rejection?: PayoutsError;
}

/** @throws TypeError if the call is wrong */
function startRun(client: PayOutOperations, attributes: CreatePayout, options: PayOutOptions): Run {
  const { token = freshToken(), attempts = 5, backoff = 500 } = options;
  const { reference_id: reference, metadata } = attributes;
  // Half a character can't be sent in an address.
  if (typeof reference !== "string" || !/^\P{Cs}+$/u.test(reference)) throw malformed("reference_id");
  if (token !== false && (typeof token !== "string" || !token)) throw malformed("token");
  checkAmount(attributes);
  const marked = token ? { ...attributes, metadata: { ...metadata, [tokenName]: token } } : attributes;
  // A copy, as the caller's may change while this runs.
  const copy: CreatePayout = JSON.parse(JSON.stringify(marked));
  const mark = Object(copy.metadata)[tokenName] as string | undefined;
  const before = typeof options.token === "string";
  const began = performance.now();
  const known = { mark, sent: 0, waited: 0, retryAfter: 0, began, served: began, mayExist: before, unsettled: before };
  return { ...options, client, attributes: copy, attempts, backoff, ...known };
}

/** Letters alone, which nobody takes for a card number. */
function freshToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return String.fromCharCode(...bytes.map((byte) => 97 + (byte % 26)));
}

/** A payout that a run knows to be the one that is meant. */
interface Found {
  payout: Payout;
  /** Whether it is this run's, so that processing it is this run's business. */
  own: boolean;
  /** Whether this very call created it, so that no earlier one can have asked for its processing. */
  fresh: boolean;
}

/** How many lookups in a row, some time apart, have to find nothing before a payout is created again. */
const enough = 2;

/**
 * Creates the payout of a run, or finds the one that exists. It creates again only after lookups that found none, under the same
 * reference; if these were late, the platform's own check of references is still there.
 */
async function createOnce(run: Run): Promise<Found> {
  const { client, attributes } = run;
  let absences = enough;
  let stop = false;
  for (let round = 0; round < run.attempts; round++) {
    stopIfAborted(run);
    if (absences >= enough && !stop) {
      absences = 0;
      const created = await attempt(run, "createPayoutInvoice", (options) =>
        client.createPayoutInvoice(attributes, options),
      );
      if (!(created instanceof PayoutsError)) return identify(run, created, true);
      const { outcome, payout } = created;
      if (outcome === "not-created") {
        // It says nothing of a payout from before, which may be what is wrong with the reference.
        const mayExist = run.mayExist || payout || "reference_id" in created.fieldErrors;
        if (!mayExist) throw new PayoutsError({ ...created, reference: attributes.reference_id });
        run.rejection = created;
      }
      run.mayExist = true;
      run.unsettled ||= outcome === "unknown";
      if (outcome === "duplicate" && payout) return identify(run, payout, false);
      stop = outcome !== "unknown";
    }
    if (run.rejection && absences >= enough) break;
    await pause(run, round);
    const found = await find(run);
    if (found && !(found instanceof PayoutsError)) return identify(run, found, false);
    absences = found ? absences : absences + 1;
  }
  throw ended(run, {
    happened: run.rejection ? `${run.rejection.happened}, and what was before is not settled` : "not settled",
    next:
      run.rejection && "This request created nothing, but an earlier one may have. Call again with the same reference.",
  });
}

/**
 * Looks the payout of a run up by its reference.
 *
 * @returns undefined if the platform says that there is none. It may say so of one that was created a moment ago: that a lookup
 *   sees every creation at once is not documented. A PayoutsError if the response does not say, which a list of other payouts
 *   doesn't either
 */
async function find(run: Run): Promise<Payout | PayoutsError | undefined> {
  const { client, attributes, mark } = run;
  const reference = attributes.reference_id;
  const operation = "listPayoutInvoices";
  const found = await attempt(run, operation, async (options) => {
    const { data } = await client[operation]({ "filter[reference_id]": reference }, options);
    if (Array.isArray(data) && data.length === 0) return undefined;
    const payouts = Array.isArray(data) ? data.filter(isPayout) : [];
    const shown = ({ attributes }: Payout) => textOf(attributes.reference_id ?? reference).trim();
    const alike = payouts.filter((payout) => shown(payout) === reference.trim());
    const own = payouts.find((payout) => whose(payout, mark) === "own") ?? (alike.length === 1 ? alike[0] : undefined);
    if (own) return own;
    throw unclear(operation, "the list is of other payouts");
  });
  return found instanceof PayoutsError && found.outcome === "not-created" ? undefined : found;
}

/**
 * Says whether a payout that exists is the one that is meant. A token of the run's own settles it, whatever else differs. Without
 * one, what differs does, as far as no rounding, trimming, masking, or hiding can have made the difference.
 *
 * @param acknowledged whether the platform showed it in response to this call's creation
 * @throws PayoutsError if it is another payout, or nothing says that it is not
 */
async function identify(run: Run, shown: Payout, acknowledged: boolean): Promise<Found> {
  const { attributes, mark } = run;
  let payout = shown;
  run.mayExist = true;
  const judge = () => {
    run.payout = payout;
    const owner = whose(payout, mark);
    const likenesses = Object.values(compare(attributes, payout));
    if (owner === "own") return "own";
    if (likenesses.includes("different")) return "other";
    if (owner === "hidden" && acknowledged) return "own";
    return likenesses.includes("unsure") ? "unsure" : "same";
  };
  let verdict = judge();
  const mayProcess = verdict === "same" && run.process && !hasMoved(payout) && whose(payout, mark) === "hidden";
  if (verdict === "unsure" || mayProcess) {
    // A list, or a conflict, may hide what the payout itself shows.
    const whole = await look(run, payout.id);
    if (whole) payout = whole;
    verdict = judge();
  }
  const fresh = acknowledged ? !isOlder(run, payout) : typeof run.token !== "string";
  if (verdict === "own" || verdict === "same") return { payout, own: verdict === "own", fresh };
  const names = differencesOf(attributes, payout);
  const differs = names.join(", ");
  if (verdict === "unsure") {
    throw ended(run, {
      differs: names,
      happened: `the reference has a payout that may be this one, shown with another ${differs}`,
      next: "Compare them by hand. Do not pay again under another reference.",
    });
  }
  throw ended(run, {
    outcome: acknowledged ? "unknown" : "duplicate",
    differs: names,
    happened: `the ${acknowledged ? "platform shows" : "reference is that of"} another payout, which differs in ${differs}`,
    next:
      run.unsettled || acknowledged
        ? "An earlier request may have created this one, too. Look for it before you pay it under another reference."
        : "Nothing was created. Give this one a reference of its own.",
  });
}

/**
 * Has a payout processed that is this run's, and sends that request once, whatever becomes of it: whether a repeat is safe is not
 * documented. A payout of another run, and one that another process with the same token may be at, is watched instead.
 */
async function processOnce(run: Run, { payout, own, fresh }: Found): Promise<Payout> {
  const { client, claim, mark } = run;
  const { id } = payout;
  if (hasMoved(payout)) return payout;
  if (!own || !(fresh || claim)) {
    const moved = await watch(run, id);
    if (moved) return moved;
    if (!own && whose(run.payout ?? payout, mark) !== "own") throw ended(run, notProcessed(id));
  }
  stopIfAborted(run);
  const claimed = await (async () => !claim || (await claim()))().catch((cause: unknown) => {
    throw ended(run, { ...notProcessed(id), happened: "processing could not be claimed", cause });
  });
  if (claimed) {
    const processed = await attempt(run, "processPayoutInvoice", (options) => client.processPayoutInvoice(id, options));
    const shown = processed instanceof PayoutsError ? processed.payout : processed;
    if (shown?.id === id) {
      run.payout = shown;
      if (shown === processed || hasMoved(shown)) return shown;
    }
  }
  const moved = await watch(run, id);
  if (moved) return moved;
  throw ended(run, notProcessed(id));
}

/**
 * Whether a payout was there before the run, by the server's clock, which shows whole seconds. For a creation that is repeated,
 * some platforms show the first payout as if it was new.
 */
function isOlder({ began, served }: Run, { attributes }: Payout): boolean {
  return served - attributes.created > (performance.now() - began) / 1000 + 2;
}

function notProcessed(id: string) {
  return {
    happened: "whether processing was asked for is not known",
    next: `Look ${cleaned(id)} up, and process it only if nobody has.`,
  };
}

/** Looks at a payout until it has moved on, or often enough. */
async function watch(run: Run, id: string): Promise<Payout | undefined> {
  for (let round = 0; round < run.attempts; round++) {
    await pause(run, round);
    const payout = await look(run, id);
    if (payout && hasMoved(payout)) return payout;
  }
  return undefined;
}

function hasMoved({ attributes }: Payout): boolean {
  return attributes.status !== initialStatus;
}

/** Looks at a payout; undefined if it is not shown. */
async function look(run: Run, id: string): Promise<Payout | undefined> {
  const shown = await attempt(run, "getPayoutInvoice", (options) => run.client.getPayoutInvoice(id, options));
  if (shown instanceof PayoutsError || shown.id !== id) return undefined;
  run.payout = shown;
  return shown;
}

/**
 * Sends one request of a run, and tells `onAttempt`.
 *
 * @returns what `send` resolves to, which shows a payout or is undefined; a PayoutsError if it does neither, or rejects with one
 * @throws whatever else `send` rejects with: a mistake in the call
 */
async function attempt<Shown extends Payout | undefined>(
  run: Run,
  operation: keyof PayOutOperations,
  send: (options: CallOptions) => Promise<Shown>,
): Promise<Shown | PayoutsError> {
  let response: Partial<ResponseInfo> = {};
  const onResponse = (info: ResponseInfo) => {
    response = info;
  };
  const number = ++run.sent;
  const sent = await send({ signal: run.signal, onResponse }).catch((error: unknown) => {
    if (error instanceof PayoutsError) return error;
    throw error;
  });
  const readable = sent instanceof PayoutsError || sent === undefined || isPayout(sent);
  const result = readable ? sent : unclear(operation, "the response does not show the payout", response);
  const failure = result instanceof PayoutsError ? result : undefined;
  if (failure) run.last = failure;
  run.served = Date.parse(response.headers?.get("date") ?? "") / 1000;
  run.retryAfter = failure?.retryAfter ?? 0;
  const payout = failure ? failure.payout : (result as Payout | undefined);
  const { status, requestId, outcome = failure?.outcome } = response;
  const differs = payout ? differencesOf(run.attributes, payout) : [];
  try {
    run.onAttempt?.({ operation, attempt: number, wait: run.waited, status, outcome, requestId, differs });
  } catch {
    // The money goes first.
  }
  run.waited = 0;
  return result;
}

/** What a response that can't be made sense of means. */
function unclear(operation: string, happened: string, { status, requestId }: Partial<ResponseInfo> = {}): PayoutsError {
  return new PayoutsError({ operation, outcome: "unknown", happened, status, requestId });
}

function differencesOf(attributes: CreatePayout, payout: Payout): string[] {
  const likenesses = Object.entries(compare(attributes, payout));
  return likenesses.filter(([, likeness]) => likeness !== "same").map(([name]) => name);
}

/** The longest wait that a server may ask for, in seconds. With more the run ends, and says how long to wait. */
const patience = 300;

/** Waits before the next request of a run, or ends the run where it may not go on. */
async function pause(run: Run, round: number): Promise<void> {
  const { backoff, signal, retryAfter } = run;
  if (retryAfter > patience) throw ended(run, { happened: `the server asks to wait ${retryAfter} seconds` });
  run.waited = await wait(backoff, round, retryAfter, signal).catch(() => 0);
  stopIfAborted(run);
}

/**
 * Goes on, unless the caller has ended the run by its signal.
 *
 * @throws PayoutsError that says what is known
 */
function stopIfAborted(run: Run): void {
  const { signal } = run;
  if (signal?.aborted) throw ended(run, { happened: "aborted", cause: signal.reason });
}

/** The end of a run without success: what is known of the payout goes with it. */
function ended(run: Run, known: { happened: string } & Partial<Failure>): PayoutsError {
  const { last, rejection, mayExist, attributes, payout } = run;
  const outcome = mayExist ? "unknown" : "not-created";
  const reference = attributes.reference_id;
  const failure = rejection ?? last;
  return new PayoutsError({
    cause: last,
    ...failure,
    outcome,
    mayExist,
    reference,
    payout,
    ...known,
    operation: "payOut",
  });
}
