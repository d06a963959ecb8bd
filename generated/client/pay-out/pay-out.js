// Generated from spec/ by `npm run build`. Do not edit.

import { malformed } from "../calls/client-options.js";
import { cleaned, isPayout, PayoutsError, } from "../calls/payouts-error.js";
import { initialStatus } from "../statuses.js";
import { checkAmount } from "./check-amount.js";
import { compare, tokenName, whose } from "./same-payout.js";
import { wait } from "./wait-for.js";
/** Creates a payout once, and has it processed once if that is asked for: `PrivateClient.payOut`. */
export async function payOut(client, attributes, options = {}) {
    const run = startRun(client, attributes, options);
    const found = await createOnce(run);
    // With `auto_process` the platform sees to it by itself.
    if (!options.process || run.attributes.options?.auto_process)
        return found.payout;
    return processOnce(run, found);
}
/** @throws TypeError if the call is wrong */
function startRun(client, attributes, options) {
    const { token = freshToken(), attempts = 5, backoff = 500 } = options;
    const { reference_id: reference, metadata } = attributes;
    if (typeof reference !== "string" || !reference)
        throw malformed("reference_id");
    if (token !== false && (typeof token !== "string" || !token))
        throw malformed("token");
    checkAmount(attributes);
    const marked = token ? { ...attributes, metadata: { ...metadata, [tokenName]: token } } : attributes;
    // A copy, as the caller's may change while this runs.
    const copy = JSON.parse(JSON.stringify(marked));
    const mark = Object(copy.metadata)[tokenName];
    const before = typeof options.token === "string";
    const known = { mark, sent: 0, waited: 0, retryAfter: 0, mayExist: before, unsettled: before };
    return { ...options, client, attributes: copy, attempts, backoff, ...known };
}
/** Letters alone, which nobody takes for a card number. */
function freshToken() {
    const bytes = crypto.getRandomValues(new Uint8Array(20));
    return String.fromCharCode(...bytes.map((byte) => 97 + (byte % 26)));
}
/** How many lookups in a row, some time apart, have to find nothing before a payout is created again. */
const enough = 2;
/**
 * Creates the payout of a run, or finds the one that exists. It creates again only after lookups that found none, under the same
 * reference; if these were late, the platform's own check of references is still there.
 */
async function createOnce(run) {
    const { client, attributes } = run;
    let absences = enough;
    let stop = false;
    for (let round = 0; round < run.attempts; round++) {
        stopIfAborted(run);
        if (absences >= enough && !stop) {
            absences = 0;
            const created = await attempt(run, "createPayoutInvoice", (options) => client.createPayoutInvoice(attributes, options));
            if (!(created instanceof PayoutsError))
                return identify(run, created, true);
            const { outcome, payout } = created;
            if (outcome === "not-created") {
                // After an unknown outcome, a rejection says nothing about the payout that may have been created before.
                if (!run.mayExist)
                    throw new PayoutsError({ ...created, reference: attributes.reference_id });
                run.rejection = created;
            }
            run.mayExist = true;
            run.unsettled ||= outcome === "unknown";
            if (outcome === "duplicate" && payout)
                return identify(run, payout, false);
            stop = outcome !== "unknown";
        }
        if (run.rejection && absences >= enough)
            break;
        await pause(run, round);
        const found = await find(run);
        if (found && !(found instanceof PayoutsError))
            return identify(run, found, false);
        absences = found ? absences : absences + 1;
    }
    throw ended(run, {
        happened: run.rejection ? `${run.rejection.happened}, and what was before is not settled` : "not settled",
        next: run.rejection && "This request created nothing, but an earlier one may have. Call again with the same reference.",
    });
}
/**
 * Looks the payout of a run up by its reference.
 *
 * @returns undefined if the platform says that there is none. It may say so of one that was created a moment ago: that a lookup
 *   sees every creation at once is not documented. A PayoutsError if the response does not say, which a list of other payouts
 *   doesn't either
 */
async function find(run) {
    const { client, attributes, mark } = run;
    const reference = attributes.reference_id;
    const operation = "listPayoutInvoices";
    const found = await attempt(run, operation, async (options) => {
        const { data } = await client[operation]({ "filter[reference_id]": reference }, options);
        if (Array.isArray(data) && data.length === 0)
            return undefined;
        const payouts = Array.isArray(data) ? data.filter(isPayout) : [];
        const shown = ({ attributes }) => `${attributes.reference_id ?? reference}`.trim();
        const alike = payouts.filter((payout) => shown(payout) === reference.trim());
        const own = payouts.find((payout) => whose(payout, mark) === "own") ?? (alike.length === 1 ? alike[0] : undefined);
        if (own)
            return own;
        throw unclear(operation, "the list is of other payouts");
    });
    return found instanceof PayoutsError && found.outcome === "not-created" ? undefined : found;
}
/**
 * Says whether a payout that exists is the one that is meant. A token of the run's own settles it, whatever else differs. Without
 * one, what differs does, as far as no rounding, trimming, masking, or hiding can have made the difference.
 *
 * @param acknowledged whether the platform showed it in answer to this call's creation
 * @throws PayoutsError if it is another payout, or nothing says that it is not
 */
async function identify(run, shown, acknowledged) {
    const { attributes, mark } = run;
    let payout = shown;
    run.mayExist = true;
    const judge = () => {
        run.payout = payout;
        const owner = whose(payout, mark);
        const likenesses = Object.values(compare(attributes, payout));
        if (owner === "own")
            return "own";
        if (likenesses.includes("different"))
            return "other";
        if (owner === "hidden" && acknowledged)
            return "own";
        return likenesses.includes("unsure") ? "unsure" : "same";
    };
    let verdict = judge();
    const mayProcess = verdict === "same" && run.process && !hasMoved(payout) && whose(payout, mark) === "hidden";
    if (verdict === "unsure" || mayProcess) {
        // A list, or a conflict, may hide what the payout itself shows.
        const whole = await look(run, payout.id);
        if (whole)
            payout = whole;
        verdict = judge();
    }
    if (verdict === "own" || verdict === "same")
        return { payout, own: verdict === "own", acknowledged };
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
        next: run.unsettled || acknowledged
            ? "An earlier request may have created this one, too. Look for it before you pay it under another reference."
            : "Nothing was created. Give this one a reference of its own.",
    });
}
/**
 * Has a payout processed that is this run's, and sends that request once, whatever becomes of it: whether a repeat is safe is not
 * documented. A payout of another run, and one that another process with the same token may be at, is watched instead.
 */
async function processOnce(run, { payout, own, acknowledged }) {
    const { client, claim, mark, token } = run;
    const { id } = payout;
    if (hasMoved(payout))
        return payout;
    if (!own || (typeof token === "string" && !acknowledged && !claim)) {
        const moved = await watch(run, id);
        if (moved)
            return moved;
        if (!own && whose(run.payout ?? payout, mark) !== "own")
            throw ended(run, notProcessed(id));
    }
    stopIfAborted(run);
    const claimed = await (async () => !claim || (await claim()))().catch((cause) => {
        throw ended(run, { ...notProcessed(id), happened: "processing could not be claimed", cause });
    });
    if (claimed) {
        const processed = await attempt(run, "processPayoutInvoice", (options) => client.processPayoutInvoice(id, options));
        const shown = processed instanceof PayoutsError ? processed.payout : processed;
        if (shown?.id === id) {
            run.payout = shown;
            if (shown === processed || hasMoved(shown))
                return shown;
        }
    }
    const moved = await watch(run, id);
    if (moved)
        return moved;
    throw ended(run, notProcessed(id));
}
function notProcessed(id) {
    return {
        happened: "whether processing was asked for is not known",
        next: `Look ${cleaned(id)} up, and process it only if nobody has.`,
    };
}
/** Looks at a payout until it has moved on, or often enough. */
async function watch(run, id) {
    for (let round = 0; round < run.attempts; round++) {
        await pause(run, round);
        const payout = await look(run, id);
        if (payout && hasMoved(payout))
            return payout;
    }
    return undefined;
}
function hasMoved({ attributes }) {
    return attributes.status !== initialStatus;
}
/** Looks at a payout; undefined if it is not shown. */
async function look(run, id) {
    const shown = await attempt(run, "getPayoutInvoice", (options) => run.client.getPayoutInvoice(id, options));
    if (shown instanceof PayoutsError || shown.id !== id)
        return undefined;
    run.payout = shown;
    return shown;
}
/**
 * Sends one request of a run, and tells `onAttempt`.
 *
 * @returns what `send` resolves to, which shows a payout or is undefined; a PayoutsError if it does neither, or rejects with one
 * @throws whatever else `send` rejects with: a mistake in the call
 */
async function attempt(run, operation, send) {
    let response = {};
    const onResponse = (info) => {
        response = info;
    };
    const number = ++run.sent;
    const sent = await send({ signal: run.signal, onResponse }).catch((error) => {
        if (error instanceof PayoutsError)
            return error;
        throw error;
    });
    const readable = sent instanceof PayoutsError || sent === undefined || isPayout(sent);
    const result = readable ? sent : unclear(operation, "the response does not show the payout", response);
    const failure = result instanceof PayoutsError ? result : undefined;
    if (failure)
        run.last = failure;
    run.retryAfter = failure?.retryAfter ?? 0;
    const payout = failure ? failure.payout : result;
    const { status, requestId, outcome = failure?.outcome } = response;
    const differs = payout ? differencesOf(run.attributes, payout) : [];
    try {
        run.onAttempt?.({ operation, attempt: number, wait: run.waited, status, outcome, requestId, differs });
    }
    catch {
        // The money goes first.
    }
    run.waited = 0;
    return result;
}
/** What a response that can't be made sense of means. */
function unclear(operation, happened, { status, requestId } = {}) {
    return new PayoutsError({ operation, outcome: "unknown", happened, status, requestId });
}
function differencesOf(attributes, payout) {
    const likenesses = Object.entries(compare(attributes, payout));
    return likenesses.filter(([, likeness]) => likeness !== "same").map(([name]) => name);
}
/** The longest wait that a server may ask for, in seconds. With more the run ends, and says how long to wait. */
const patience = 300;
/** Waits before the next request of a run, or ends the run where it may not go on. */
async function pause(run, round) {
    const { backoff, signal, retryAfter } = run;
    if (retryAfter > patience)
        throw ended(run, { happened: `the server asks to wait ${retryAfter} seconds` });
    run.waited = await wait(backoff, round, retryAfter, signal).catch(() => 0);
    stopIfAborted(run);
}
/**
 * Goes on, unless the caller has ended the run by its signal.
 *
 * @throws PayoutsError that says what is known
 */
function stopIfAborted(run) {
    const { signal } = run;
    if (signal?.aborted)
        throw ended(run, { happened: "aborted", cause: signal.reason });
}
/** The end of a run without success: what is known of the payout goes with it. */
function ended(run, known) {
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
