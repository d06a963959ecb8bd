import { type CallOptions, type ResponseInfo, tell } from "../calls/call.ts";
import { malformed, textOf } from "../calls/client-options.ts";
import {
  type CreatePayout,
  cleaned,
  type Failure,
  isPayout,
  notShown,
  type Payout,
  PayoutsError,
} from "../calls/payouts-error.ts";
import type { Outcome } from "../outcomes.js";
import type { PrivateOperations } from "../private-operations.js";
import { initialStatus } from "../statuses.js";
import { checkAmount } from "./check-amount.ts";
import { compare, least, likenessOfToken, tokenName } from "./same-payout.ts";
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
  /** Told of each request of the run, so that you can audit it. What it throws, or rejects with, is ignored. */
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

/** The operations that a run needs. */
export type PayOutOperations = Pick<
  PrivateOperations,
  "createPayoutInvoice" | "listPayoutInvoices" | "getPayoutInvoice" | "processPayoutInvoice"
>;

/** A payout that a run knows to be the one that is meant. */
interface Found {
  payout: Payout;
  /** Whether it is this run's, so that processing it is this run's business. */
  own: boolean;
  /** Whether this very call created it, so that no earlier one can have asked for its processing. */
  fresh: boolean;
}

/** What came of a request: what it shows, or why it shows nothing. */
type Attempted<Shown> = { shown: Shown; failure: undefined } | { shown: undefined; failure: PayoutsError };

/** How many lookups in a row, some time apart, have to find nothing before a payout is created again. */
const enough = 2;

/** The longest wait that a server may ask for, in seconds. With more the run ends, and says how long to wait. */
const patience = 300;

/** Creates a payout once, and has it processed once if that is asked for: `PrivateClient.payOut`. */
export async function payOut(
  client: PayOutOperations,
  given: CreatePayout,
  options: PayOutOptions = {},
): Promise<Payout> {
  const { process, claim, attempts = 5, backoff = 500, signal, onAttempt } = options;
  const { attributes, token } = checked(given, options.token);
  const reference = attributes.reference_id;
  // An earlier call may have created a payout, or sent a creation whose outcome nobody knows, if the caller chose the token.
  const before = typeof options.token === "string";
  let mayExist = before;
  let unsettled = before;
  /** How many requests were sent. */
  let sent = 0;
  /** How long the last response asks to wait, in seconds. */
  let retryAfter = 0;
  /** How long the run waited since its last request, in milliseconds. */
  let waited = 0;
  /** When the run began, by this machine's clock for durations. */
  const began = performance.now();
  /** The time of the last response, by the server's clock, in Unix seconds; NaN if it did not say. */
  let served: number;
  /** The payout as it was last seen. */
  let payout: Payout | undefined;
  /** What went wrong last. */
  let last: PayoutsError | undefined;
  /** The response that said that a creation created nothing. */
  let rejection: PayoutsError | undefined;

  const found = await createOnce();
  // With `auto_process` the platform sees to it by itself.
  return process && !attributes.options?.auto_process ? processOnce(found) : found.payout;

  /**
   * Creates the payout, or finds the one that exists. It creates again only after lookups that found none, under the same
   * reference; if these were late, the platform's own check of references is still there.
   */
  async function createOnce(): Promise<Found> {
    let absences = enough;
    let stop = false;
    for (let round = 0; round < attempts; round++) {
      if (absences >= enough && !stop) {
        absences = 0;
        const { shown: created, failure } = await attempt("createPayoutInvoice", (options) =>
          client.createPayoutInvoice(attributes, options),
        );
        if (!failure) return identify(created, true);
        const { outcome, payout: shown, errors } = failure;
        if (outcome === "not-created") {
          // It says nothing of a payout from before, which may be what is wrong with the reference.
          mayExist ||= Boolean(shown) || textOf(errors).includes("reference_id");
          if (!mayExist) throw Object.assign(failure, { reference });
          rejection = failure;
        }
        mayExist = true;
        unsettled ||= outcome === "unknown";
        if (outcome === "duplicate" && shown) return identify(shown, false);
        stop = outcome !== "unknown";
      }
      if (rejection && absences >= enough) break;
      await pause(round);
      const { shown, failure } = await find();
      if (shown) return identify(shown, false);
      if (!failure || failure.outcome === "not-created") absences++;
    }
    throw ended("the payout is not shown");
  }

  /**
   * Looks up the payout by its reference.
   *
   * @returns neither a payout nor a failure, or a failure that says `not-created`, if the platform says that there is none. It may
   *   say so of one that was created a moment ago: that a lookup sees every creation at once is not documented. Another failure if
   *   the response does not say, which a list of other payouts doesn't either
   */
  function find(): Promise<Attempted<Payout | undefined>> {
    return attempt("listPayoutInvoices", async (options) => {
      const { data } = await client.listPayoutInvoices({ "filter[reference_id]": reference }, options);
      // Some platforms show a single payout without a list around it.
      const listed = [data].flat();
      if (listed.length === 0) return undefined;
      const payouts = listed.filter(isPayout);
      const alike = payouts.filter(
        ({ attributes: shown }) => textOf(shown.reference_id ?? reference).trim() === reference.trim(),
      );
      return payouts.find(isOwn) ?? (alike.length === 1 ? alike[0] : null);
    });
  }

  /**
   * Says whether a payout that exists is the one that is meant. A token of the run's own settles it, whatever else differs. Without
   * one, what differs does, as far as no rounding, trimming, masking, or hiding can have made the difference.
   *
   * @param acknowledged whether the platform showed it in response to this call's creation
   * @throws PayoutsError if it is another payout, or nothing says that it is not
   */
  async function identify(shown: Payout, acknowledged: boolean): Promise<Found> {
    /** Whether another run's token was shown, even if a later look hides it. */
    let foreign = false;
    const judge = () => {
      foreign ||= likenessOfToken(shown, token) === "different";
      const likeness = least(Object.values(compare(attributes, shown)));
      return isOwn(shown) || (acknowledged && !foreign && likeness !== "different") ? "own" : likeness;
    };
    mayExist = true;
    payout = shown;
    let verdict = judge();
    if (verdict === "unsure" || (verdict === "same" && process && !hasMoved(shown))) {
      // A list, or a conflict, may hide what the payout itself shows.
      shown = (await look(shown.id)) ?? shown;
      verdict = judge();
    }
    if (verdict === "own" || verdict === "same") {
      const fresh = acknowledged ? !isOlder(shown) : !before;
      return { payout: shown, own: verdict === "own", fresh };
    }
    const differs = differencesOf(attributes, shown);
    const happened = `the payout shown differs in ${differs.join(", ")}`;
    if (verdict === "unsure") {
      throw ended(happened, {
        differs,
        next: "It may be yours. Compare them, and do not pay yours under another reference.",
      });
    }
    throw ended(happened, {
      differs,
      outcome: acknowledged ? "unknown" : "duplicate",
      next:
        unsettled || acknowledged
          ? "An earlier request may have created yours. Look for it, and do not pay yours under another reference."
          : "Nothing was created. Pay yours under another reference.",
    });
  }

  /**
   * Has a payout processed that is this run's, and sends that request once, whatever becomes of it: whether a repeat is safe is not
   * documented. A payout of another run, and one that another process with the same token may be at, is watched instead.
   */
  async function processOnce({ payout: found, own, fresh }: Found): Promise<Payout> {
    const { id } = found;
    const unclear = (known?: Partial<Failure>) =>
      ended("whether it was processed is unknown", {
        next: `Look ${cleaned(id)} up, and process it only if nobody has.`,
        ...known,
      });
    if (hasMoved(found)) return found;
    let moved: Payout | undefined;
    if (!own || !(fresh || claim)) {
      moved = await watch(id);
      if (moved) return moved;
      if (!own && !isOwn(payout ?? found)) throw unclear();
    }
    stopIfAborted();
    const claimed = await (async () => !claim || (await claim()))().catch((cause: unknown) => {
      throw unclear({ cause });
    });
    if (claimed) {
      const { shown, failure } = await attempt("processPayoutInvoice", (options) =>
        client.processPayoutInvoice(id, options),
      );
      const processed = shown ?? failure?.payout;
      if (processed?.id === id) {
        payout = processed;
        if (shown || hasMoved(processed)) return processed;
      }
    }
    moved = await watch(id);
    if (moved) return moved;
    throw unclear();
  }

  /** Looks at a payout until it has moved on, or often enough. */
  async function watch(id: string): Promise<Payout | undefined> {
    for (let round = 0; round < attempts; round++) {
      await pause(round);
      const shown = await look(id);
      if (shown && hasMoved(shown)) return shown;
    }
    return undefined;
  }

  /** Looks at a payout; undefined if it is not shown. */
  async function look(id: string): Promise<Payout | undefined> {
    const { shown } = await attempt("getPayoutInvoice", (options) => client.getPayoutInvoice(id, options));
    if (shown?.id !== id) return undefined;
    payout = shown;
    return shown;
  }

  /**
   * Whether a payout was there before the run, by the server's clock, which shows whole seconds. For a creation that is repeated,
   * some platforms show the first payout as if it was new.
   */
  function isOlder(shown: Payout): boolean {
    return served - shown.attributes.created > (performance.now() - began) / 1000 + 2;
  }

  /**
   * Sends one request of the run, and tells `onAttempt`.
   *
   * @returns what `send` resolves to, if it shows a payout or is undefined; else why it doesn't
   * @throws whatever else `send` rejects with: a mistake in the call
   */
  async function attempt<Shown extends Payout | undefined>(
    operation: keyof PayOutOperations,
    send: (options: CallOptions) => Promise<Shown | null>,
  ): Promise<Attempted<Shown>> {
    stopIfAborted();
    let response: Partial<ResponseInfo> = {};
    const onResponse = (info: ResponseInfo) => {
      response = info;
    };
    let shown: Shown | undefined;
    let failure: PayoutsError | undefined;
    try {
      const value = await send({ signal, onResponse });
      if (value !== undefined && !isPayout(value)) throw notShown(operation, response);
      shown = value;
    } catch (error) {
      if (!(error instanceof PayoutsError)) throw error;
      failure = last = error;
    }
    served = Date.parse(response.headers?.get("date") ?? "") / 1000;
    retryAfter = failure?.retryAfter ?? 0;
    const { status, requestId, outcome = failure?.outcome } = response;
    const differs = differencesOf(attributes, shown ?? failure?.payout);
    tell(onAttempt, { operation, attempt: ++sent, wait: waited, status, outcome, requestId, differs });
    waited = 0;
    return { shown, failure } as Attempted<Shown>;
  }

  /** Whether a payout shows the token of this run. */
  function isOwn(shown: Payout): boolean {
    return likenessOfToken(shown, token) === "same";
  }

  /** Waits before the next request, or ends the run where it may not go on. */
  async function pause(round: number): Promise<void> {
    if (retryAfter > patience) throw ended(`the server asks to wait ${retryAfter} seconds`);
    waited = await wait(backoff, round, retryAfter, signal);
  }

  /**
   * Goes on, unless the caller has ended the run by its signal.
   *
   * @throws PayoutsError that says what is known
   */
  function stopIfAborted(): void {
    if (signal?.aborted) throw ended("aborted", { cause: signal.reason });
  }

  /** The end of the run without success: what is known of the payout goes with it. */
  function ended(happened: string, known: Partial<Failure> = {}): PayoutsError {
    const outcome = mayExist ? "unknown" : "not-created";
    const failure = { cause: last, ...(rejection ?? last), outcome, reference, payout } as const;
    return new PayoutsError({ ...failure, ...known, happened, operation: "payOut" });
  }
}

/**
 * What is sent, and the token in it, if the call is right.
 *
 * @throws TypeError if the call is wrong
 */
function checked(given: CreatePayout, token: string | false = freshToken()) {
  const { reference_id: reference, metadata } = given;
  // Half a character can't be sent in an address.
  const isText = (text: unknown) => typeof text === "string" && /^\P{Cs}+$/u.test(text);
  if (!isText(reference)) throw malformed("reference_id");
  if (token !== false && !isText(token)) throw malformed("token");
  checkAmount(given);
  const marked = token ? { ...given, metadata: { ...metadata, [tokenName]: token } } : given;
  // A copy, as the caller's may change while this runs.
  const attributes: CreatePayout = JSON.parse(JSON.stringify(marked));
  return { attributes, token: attributes.metadata?.[tokenName] as string | undefined };
}

/** Letters alone, which nobody takes for a card number. */
function freshToken(): string {
  return String.fromCharCode(...crypto.getRandomValues(new Uint8Array(20)).map((byte) => 97 + (byte % 26)));
}

function hasMoved({ attributes }: Payout): boolean {
  return attributes.status !== initialStatus;
}

/** The attributes in which a payout that is shown differs from what was meant. */
function differencesOf(meant: CreatePayout, shown: Payout | undefined): string[] {
  const likenesses = shown ? compare(meant, shown) : {};
  return Object.keys(likenesses).filter((name) => likenesses[name] !== "same");
}
