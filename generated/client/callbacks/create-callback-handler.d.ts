// Generated from spec/ by `npm run build`. Do not edit.

import { type CallbackSecret, type PayoutInvoice } from "./verify-callback.js";
/** What `onChange` is told besides the payout. */
export interface ChangeContext {
    /**
     * Another status with the same `updated` was handled before, and which of the two is the later one can't be told. Look the
     * payout up.
     */
    ambiguous: boolean;
}
/** How callbacks are taken. */
export interface CallbackHandlerOptions {
    /** The account's secret key, or several while it is changed, or those of each mode. */
    secret: CallbackSecret;
    /**
     * Called for each change of a payout, once, and with the later after the earlier. The platform is answered when it has
     * ended: it waits 10 seconds for a test and 20 seconds for a live payout. If it throws, the callback comes again; if the
     * process dies in it, too, so that it should do no harm twice.
     */
    onChange: (invoice: PayoutInvoice, context: ChangeContext) => void | Promise<void>;
    /** Where it is remembered what was handled; this process by default. Replicas need one that they share. */
    seen?: SeenStore;
    /** Told why a callback was refused, by a `CallbackError`, and what `onChange` or `seen` threw; `console.error` by default. */
    onError?: (error: unknown) => void;
}
/** Takes a request and answers it. */
export type CallbackHandler = (request: Request) => Promise<Response>;
/**
 * Makes a handler of callbacks, for whatever speaks `Request` and `Response`. It verifies the signature, drops what was
 * handled before and what is older than that, and answers 200 only after `onChange`. Anything else makes the platform send
 * the callback again.
 *
 * @throws TypeError if the secret is missing or empty
 */
export declare function createCallbackHandler(options: CallbackHandlerOptions): CallbackHandler;
/**
 * Reads the bytes of a request.
 *
 * @throws CallbackError if they are more than a callback can have, or were read before
 */
export declare function readBody({ body, bodyUsed }: Request): Promise<Uint8Array<ArrayBuffer>>;
type Work = (novelty: Exclude<Novelty, "old">) => Promise<void>;
/**
 * Does the work of a change once, however often and wherever it comes in, and one change of a payout at a time. Work that
 * fails is not remembered, so that the change is new again when it comes again.
 *
 * @returns whether the change is dealt with; if not, somebody else is still at it
 * @throws whatever the work or the store throws
 */
export declare function handleOnce(invoice: PayoutInvoice, store: SeenStore, work: Work): Promise<boolean>;
/** What is remembered of a payout. */
export interface Seen {
    /** Time of the latest change that was handled, in Unix seconds. */
    updated: number | null;
    /** Statuses that were handled with that time. */
    statuses: string[];
    /** Somebody is handling a change now, and until when that is believed, in Unix milliseconds. */
    claim?: {
        by: string;
        until: number;
    };
}
/** What a change is to somebody who has seen others. */
export type Novelty = "new" | "old" | "ambiguous";
/**
 * Reads what a store keeps, as JSON. Of a payout that it has nothing of, nothing was handled.
 *
 * @throws SyntaxError if it is no JSON
 */
export declare function readSeen(text: string | undefined): Seen;
/**
 * Holds a change against what was handled. It is `old` if a later one was, or the same. With the time of the latest one and
 * another status it is `ambiguous`: which of the two came last can't be told.
 */
export declare function noveltyOf({ attributes: { updated, status } }: PayoutInvoice, seen: Seen): Novelty;
/** What is remembered once a change that is not old was handled. */
export declare function withHandled({ attributes: { updated, status } }: PayoutInvoice, seen: Seen): Seen;
/**
 * Where it is kept which changes were handled: one text a payout. Replicas that share a store handle each change once. It
 * needs no locks, as a text is replaced only where it is still the one that was read. What was not replaced for a week may be
 * deleted: the platform gives a callback up after 100 attempts, within four days.
 */
export interface SeenStore {
    /** The text that is kept under a payout's ID, if any. */
    get(id: string): string | undefined | Promise<string | undefined>;
    /**
     * Puts `next` in the place of `expected`, in one step; `undefined` stands for no text.
     *
     * @returns false, with nothing changed, if another text is there by now
     */
    replace(id: string, expected: string | undefined, next: string): boolean | Promise<boolean>;
}
/** A store for one process. It forgets at a restart, and what was handled before 10,000 other payouts changed. */
export declare function createMemoryStore(): SeenStore;
export {};
