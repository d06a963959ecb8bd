import type { Meanings } from "./read-meanings.ts";
import type { Belief, Sent, Trial, Truth } from "./run-scenario.ts";
import { forgeries, isTaken } from "./send-callbacks.ts";

/** A rule that an integration keeps if it pays once. */
export interface Rule {
  /** Names it, and its page in the docs. */
  name: string;
  /** What it means to break it, as a sentence. */
  about: string;
  /** An `error` is about money or secrets; a `warning` is a risk that a platform may forgive. */
  severity: "error" | "warning";
  /** Says how a trial broke it; undefined if it kept it. */
  judge(trial: Trial, meanings: Meanings): string | undefined;
}

/**
 * Every rule. Each is judged by what was sent, what came back, and what was true, and accuses nobody of what might have been:
 * where the truth leaves a doubt, the integration is right.
 */
export const rules: Rule[] = [
  {
    name: "paid-twice",
    about: "Two payouts move money for one order, under whatever reference.",
    severity: "error",
    judge(trial, meanings) {
      const paid = ownPayouts(trial).filter(({ status }) => movesMoney(status, meanings));
      if (paid.length < 2) return undefined;
      return `${paid.length} payouts move money for one order: ${paid.map(describePayout).join(", ")}.`;
    },
  },
  {
    name: "paid-for-another",
    about: "Processes a payout of somebody else's that has the same reference.",
    severity: "error",
    judge({ payouts }, meanings) {
      const foreign = payouts.find(({ foreign, status }) => foreign && status !== meanings.initial);
      return (
        foreign && `It processed ${describePayout(foreign)}, which was there before, for another amount and recipient.`
      );
    },
  },
  {
    name: "processed-twice",
    about: "Asks to process a payout again, although it was asked before, and that was handled.",
    severity: "error",
    judge({ requests, scenario }, { processing }) {
      // Two processes can't tell what the other sent.
      if ((scenario.copies ?? 1) > 1) return undefined;
      const sent = requests.filter(({ operation }) => operation === processing);
      const again = sent.find(({ path }, index) =>
        sent.slice(0, index).some((earlier) => earlier.path === path && earlier.handled && startedBy(earlier)),
      );
      return again && `Request ${number(again, requests)} asks to process again what an earlier request had started.`;
    },
  },
  {
    name: "new-reference",
    about: "Creates a payout under another reference, although one under an earlier reference may exist.",
    severity: "error",
    judge({ requests, payouts, order }, meanings) {
      const creations = requests.filter((request) => request.operation === meanings.creation && isFor(request, order));
      const open = creations.find((request) => mayHaveCreated(request, meanings, payouts));
      const other =
        open && creations.slice(creations.indexOf(open) + 1).find((one) => referenceOf(one) !== referenceOf(open));
      return (
        other &&
        `Request ${number(other, requests)} creates the payout under another reference, although request ${number(open, requests)} may have created it.`
      );
    },
  },
  {
    name: "error-taken-for-failure",
    about:
      "Believes that an order isn't paid because of an error, a conflict, or a missing response that leaves that open.",
    severity: "error",
    judge(trial, meanings) {
      if (beliefOf(trial) !== "not-paid" || !ownPayouts(trial).some((payout) => mayStillPay(payout, meanings)))
        return undefined;
      const { requests } = trial;
      const last = lastWord(trial, meanings);
      const isOpen = last && ["unknown", "duplicate"].includes(outcomeOf(last, meanings));
      return isOpen
        ? `It believes that the order isn't paid, although ${describeResponse(last)} of request ${number(last, requests)} leaves that open, and a payout exists.`
        : undefined;
    },
  },
  {
    name: "unknown-status-taken-for-final",
    about: "Takes a status that the contract doesn't know for the end of a payout.",
    severity: "error",
    judge(trial, meanings) {
      const status = lastShown(trial, meanings);
      if (status === undefined || meanings.statuses.includes(status)) return undefined;
      return contradicts(trial, meanings)
        ? `It believes ${beliefOf(trial)} at the status ${status}, which no contract knows yet.`
        : undefined;
    },
  },
  {
    name: "open-status-taken-for-final",
    about: "Takes a status that can still change for the end of a payout.",
    severity: "error",
    judge(trial, meanings) {
      const status = lastShown(trial, meanings);
      if (status === undefined || !meanings.statuses.includes(status) || meanings.isFinal(status)) return undefined;
      // What a callback said it may have believed in place of that.
      if (trial.callbacks.some(isTaken)) return undefined;
      // Nothing moves a payout that nobody has processed.
      if (status === meanings.initial && beliefOf(trial) === "not-paid" && !wasAsked(trial, meanings)) return undefined;
      return contradicts(trial, meanings)
        ? `It believes ${beliefOf(trial)} at the status ${status}, which can still change.`
        : undefined;
    },
  },
  {
    name: "failure-taken-at-first-sight",
    about: "Takes a failure that the platform has a reservation about for settled, without a second look.",
    severity: "warning",
    judge(trial, meanings) {
      const status = lastShown(trial, meanings);
      if (status === undefined || !meanings.isReserved(status) || meanings.isPaid(status)) return undefined;
      return contradicts(trial, meanings) && beliefOf(trial) === "not-paid"
        ? `It believes that the order isn't paid at its first look at ${status}, and the payout was paid after that.`
        : undefined;
    },
  },
  {
    name: "lost",
    about: "Believes that an order isn't paid, although it is, or is about to be.",
    severity: "error",
    judge(trial, meanings) {
      const paid =
        beliefOf(trial) === "not-paid" && ownPayouts(trial).find(({ status }) => isPaidOrOpen(status, meanings));
      // What the platform itself showed as final is another rule's.
      return paid && !meanings.isReserved(lastShown(trial, meanings) ?? "")
        ? `It believes that the order isn't paid, and ${describePayout(paid)} exists.`
        : undefined;
    },
  },
  {
    name: "imagined",
    about: "Believes that an order is paid, although it isn't.",
    severity: "error",
    judge(trial, meanings) {
      if (beliefOf(trial) !== "paid") return undefined;
      const own = ownPayouts(trial);
      if (own.some(({ status }) => isPaidOrOpen(status, meanings) || meanings.isCanceling(status))) return undefined;
      return `It believes that the order is paid, and ${own.length === 0 ? "no payout exists" : own.map(describePayout).join(", ")}.`;
    },
  },
  {
    name: "created-again-without-looking",
    about: "Creates a payout again after an unknown outcome, without looking it up in between.",
    severity: "warning",
    judge({ requests, scenario, order }, meanings) {
      if ((scenario.copies ?? 1) > 1) return undefined;
      const again = requests.find((request, index) => {
        if (request.operation !== meanings.creation || !isFor(request, order)) return false;
        const earlier = requests.slice(0, index).filter(({ run }) => run === request.run);
        const last = earlier.findLastIndex(({ operation }) => operation === meanings.creation);
        const first = earlier[last];
        if (!first || outcomeOf(first, meanings) !== "unknown") return false;
        return !earlier.slice(last + 1).some(({ operation }) => meanings.reads.has(operation ?? ""));
      });
      return (
        again && `Request ${number(again, requests)} creates the payout again, and nothing looked up the one before.`
      );
    },
  },
  {
    name: "ignored-retry-after",
    about: "Comes back sooner than `Retry-After` asks.",
    severity: "warning",
    judge({ requests, scenario, lagged }) {
      if (lagged || (scenario.copies ?? 1) > 1) return undefined;
      const early = requests.find((request, index) => {
        const earlier = requests
          .slice(0, index)
          .findLast(({ operation, run }) => operation === request.operation && run === request.run);
        const wait = Number(earlier?.answerHeaders["Retry-After"]);
        // A timer may be a little early.
        return earlier?.status === 429 && request.at < earlier.at + wait * 900;
      });
      return early && `Request ${number(early, requests)} came sooner than Retry-After asked.`;
    },
  },
  {
    name: "polled-too-fast",
    about: "Looks up a payout more than 20 times in a second.",
    severity: "warning",
    judge({ requests, scenario }, meanings) {
      // Two processes have a pause each.
      if ((scenario.copies ?? 1) > 1) return undefined;
      const looks = requests.filter(({ operation }) => meanings.reads.has(operation ?? ""));
      const fast = looks.some(({ at }, index) => (looks[index + fastest]?.at ?? Number.POSITIVE_INFINITY) < at + 1000);
      return fast ? `It looked more than ${fastest} times within a second.` : undefined;
    },
  },
  {
    name: "never-stopped-polling",
    about: "Looks up a payout again and again, and never gives up.",
    severity: "error",
    judge({ requests, timedOut }, meanings) {
      const looks = requests.filter(({ operation }) => meanings.reads.has(operation ?? ""));
      return timedOut && looks.length > mostLooks ? `It looked ${looks.length} times, and had not ended.` : undefined;
    },
  },
  {
    name: "accepted-forged-callback",
    about: "Believes a callback that the platform didn't send.",
    severity: "error",
    judge(trial, meanings) {
      const belief = beliefOf(trial);
      const believed = trial.callbacks.find(
        (callback) =>
          callback.forged && isTaken(callback) && belief === (meanings.isPaid(callback.status) ? "paid" : "not-paid"),
      );
      // What a lookup showed it could believe without the callback.
      if (!believed || trial.requests.some((request) => statusIn(request) === believed.status)) return undefined;
      return `It believes ${belief}, which only a callback ${forgeries[believed.forged ?? "unsigned"]} says.`;
    },
  },
  {
    name: "acknowledged-forged-callback",
    about: "Returns 200 to a callback that the platform didn't send, as if it had stored it.",
    severity: "warning",
    judge({ callbacks }) {
      const taken = callbacks.find((callback) => callback.forged && isTaken(callback));
      return taken && `It returned ${taken.response} to a callback ${forgeries[taken.forged ?? "unsigned"]}.`;
    },
  },
  {
    name: "late-callback-taken-for-news",
    about: "Takes back that an order is paid, because a callback on an earlier change arrives after a later one.",
    severity: "error",
    judge(trial) {
      const { callbacks, said, order } = trial;
      const late = callbacks.find((callback) => callback.age && isTaken(callback));
      const belief = beliefOf(trial);
      if (!late || belief === "paid") return undefined;
      const knew = said.some(({ reference_id, belief }) => reference_id === order.reference_id && belief === "paid");
      return knew || belief === "not-paid"
        ? `It believes ${belief} after a late callback that says ${late.status}, although an earlier one said more.`
        : undefined;
    },
  },
  {
    name: "handled-callback-twice",
    about: "Settles an order twice, because its callback came twice.",
    severity: "error",
    judge({ callbacks, said, order }) {
      const times = said.filter(({ reference_id, settled }) => reference_id === order.reference_id && settled).length;
      return callbacks.length > 1 && times > 1 ? `It settled the order ${times} times.` : undefined;
    },
  },
  {
    name: "secret-shown",
    about: "Puts a secret into an address, or prints it.",
    severity: "error",
    judge({ requests, output, secrets }) {
      if (secrets.some((secret) => output.includes(secret))) return "It printed a secret.";
      const shown = requests.find(({ path, query }) =>
        [
          path,
          ...Object.entries(query)
            .filter(([name]) => name !== "public_key")
            .flat(),
        ].some(isMaskedSecret),
      );
      return shown && `The address of request ${number(shown, requests)} has a secret in it.`;
    },
  },
];

/** The page on a rule, relative to the docs site. */
export function pageOf(rule: string): string {
  return `rules/${rule}.html`;
}

/** How many lookups in a second are too many. */
const fastest = 20;

/** How many lookups somebody makes who never gives up. */
const mostLooks = 100;

/** The mock's record has secrets as `***` and `sk_test_***`, and card numbers as digits with asterisks among them. */
function isMaskedSecret(text: string): boolean {
  return /(?:^|[^\w*])(?:sk_\w+_)?\*\*\*(?:$|[^\d*])/.test(text);
}

/** What the integration believes of the order. */
export function beliefOf({ beliefs, order }: Trial): Belief {
  return beliefs.get(order.reference_id) ?? "unknown";
}

/** The payouts that are for the order, under whatever reference: those of its amount to its recipient. */
function ownPayouts({ payouts, order }: Trial): Truth[] {
  return payouts.filter(
    ({ amount, currency, fields }) =>
      amount === order.amount && currency === order.currency && sameRecipient(fields, order.fields),
  );
}

function sameRecipient(shown: unknown, meant: unknown): boolean {
  const account = (fields: unknown) => (fields as { account?: unknown } | undefined)?.account;
  return account(shown) === account(meant);
}

interface CreationBody {
  data?: { attributes?: { reference_id?: string; amount?: unknown; fields?: unknown } };
}

function isFor({ body }: Sent, order: Trial["order"]): boolean {
  const { amount, fields } = (body as CreationBody | undefined)?.data?.attributes ?? {};
  return Number(amount) === order.amount && sameRecipient(fields, order.fields);
}

function referenceOf({ body }: Sent): string | undefined {
  return (body as CreationBody | undefined)?.data?.attributes?.reference_id;
}

/** What a response told the integration; `unknown` where none can have arrived whole, or as JSON. */
export function outcomeOf(request: Sent, meanings: Meanings): string {
  const { operation = "", status, arrived, answer } = request;
  if (!arrived || answer === undefined) return "unknown";
  // Whatever the status of a success is, a payout that is shown exists.
  return status < 300 && statusIn(request) !== undefined ? "created" : meanings.outcomeOf(operation, status);
}

/** Whether a creation leaves open that a payout exists under its reference, or made one that didn't come to nothing. */
function mayHaveCreated(request: Sent, meanings: Meanings, payouts: Truth[]): boolean {
  const payout = payouts.find(({ reference, foreign }) => reference === referenceOf(request) && !foreign);
  if (payout) return !(meanings.isFinal(payout.status) && !meanings.isPaid(payout.status));
  return outcomeOf(request, meanings) === "unknown";
}

/** A request that was handled can have been rejected all the same. */
function startedBy({ status, answer }: Sent): boolean {
  return status === 0 || status < 300 || status >= 500 || status === 429 || answer === undefined;
}

/** The last request that says something of the payout, or fails to. */
function lastWord({ requests }: Trial, meanings: Meanings): Sent | undefined {
  return requests.findLast(({ operation = "" }) => meanings.lookups.has(operation) || meanings.reads.has(operation));
}

/** The status that the integration saw last, if its last request showed one. */
function lastShown(trial: Trial, meanings: Meanings): string | undefined {
  const last = lastWord(trial, meanings);
  return last?.arrived ? statusIn(last) : undefined;
}

/** The status of the payout that a response shows, if it shows one alone. */
export function statusIn({ answer }: Sent): string | undefined {
  const { data } = (answer ?? {}) as { data?: unknown };
  const [one, ...others] = [data ?? []].flat() as { attributes?: { status?: unknown }; status?: unknown }[];
  const status = one?.attributes?.status ?? one?.status;
  return others.length === 0 && typeof status === "string" ? status : undefined;
}

/** Whether a belief is against the truth. */
function contradicts(trial: Trial, meanings: Meanings): boolean {
  const own = ownPayouts(trial);
  const isPaid = own.some(({ status }) => isPaidOrOpen(status, meanings));
  const belief = beliefOf(trial);
  if (belief === "unknown" || own.some(({ status }) => meanings.isCanceling(status))) return false;
  return belief === "paid" ? !isPaid : isPaid;
}

function wasAsked({ requests }: Trial, { processing }: Meanings): boolean {
  return requests.some(({ operation, handled }) => operation === processing && handled);
}

/** Whether the recipient has the money, or may get it without anybody's doing. */
function isPaidOrOpen(status: string, meanings: Meanings): boolean {
  return (
    status !== meanings.initial &&
    !meanings.isCanceling(status) &&
    (meanings.isPaid(status) || !meanings.isFinal(status))
  );
}

/** Whether money may go, or has gone, to the recipient. */
function movesMoney(status: string, meanings: Meanings): boolean {
  return isPaidOrOpen(status, meanings);
}

/** Whether a payout may still be paid, or was. One that nobody has processed is such, too. */
function mayStillPay({ status }: Truth, meanings: Meanings): boolean {
  return status === meanings.initial || isPaidOrOpen(status, meanings);
}

function describePayout({ id, reference, status }: Truth): string {
  return `${id} (${reference}, ${status})`;
}

function describeResponse({ status }: Sent): string {
  return status === 0 ? "the missing response" : `the response ${status}`;
}

/** The place of a request in the time line, from 1. */
function number(request: Sent | undefined, requests: Sent[]): number {
  return request ? requests.indexOf(request) + 1 : 0;
}
