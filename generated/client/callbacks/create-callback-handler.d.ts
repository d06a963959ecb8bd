// Generated from spec/ by `npm run build`. Do not edit.

import { type CallbackSecret, type PayoutInvoice } from "./verify-callback.js";
/** What `onChange` is told besides the payout. */
export interface ChangeContext {
    /**
     * Which of two changes that were handled is the later one can't be told: they have the same `updated` and another status, or the
     * earlier one was `ahead`. Look the payout up.
     */
    ambiguous: boolean;
    /**
     * `updated` is more than a day ahead of this machine's clock, so that it can't be believed. Changes that come after, with a time
     * that can, are not held against it. Look the payout up.
     */
    ahead: boolean;
}
/** How callbacks are taken. */
export interface CallbackHandlerOptions {
    /** The account's secret key, or several while it is changed, or those of each mode. */
    secret: CallbackSecret;
    /**
     * Called for each change of a payout, once, and with the later after the earlier. The platform is answered when it has
     * ended: it waits 10 seconds for a test and 20 seconds for a live payout. If it takes longer, the callback comes again, and is
     * answered 503 while it lasts. If it throws, the callback comes again; if the process dies in it, too, so that it should do no
     * harm twice.
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
/**
 * Does the work of a change once, however often and wherever it comes in, and one change of a payout at a time. Work that
 * fails is not remembered, so that the change is new again when it comes again.
 *
 * @returns whether the change is dealt with; if not, somebody else is still at it
 * @throws whatever the work or the store throws
 */
export declare function handleOnce(invoice: PayoutInvoice, store: SeenStore, work: (context: ChangeContext) => Promise<void>): Promise<boolean>;
/** What is remembered of a payout. */
export interface Seen extends Handled {
    /** The same of changes that were ahead of time, which say nothing of the others. */
    ahead?: Handled;
    /** Somebody is handling a change now, and until when that is believed, in Unix milliseconds. */
    claim?: {
        by: string;
        until: number;
    };
}
/** The latest of the changes that were handled. */
interface Handled {
    /** Its time, in Unix seconds. */
    updated: number | null;
    /** Statuses that were handled with that time. */
    statuses: string[];
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
 * another status it is `ambiguous`: which of the two came last can't be told. Nor can it of a change and one that was ahead.
 */
export declare function noveltyOf(invoice: PayoutInvoice, seen: Seen): Novelty;
/** What is remembered once a change that is not old was handled. */
export declare function withHandled(invoice: PayoutInvoice, seen: Seen): Seen;
/**
 * Where it is kept which changes were handled: one text a payout. Replicas that share a store handle each change once, as long
 * as their clocks agree within half a minute. It needs no locks, as a text is replaced only where it is still the one that was
 * read. What was not replaced for 15 days may be deleted: the platform keeps a callback for 14. A callback whose text was deleted
 * is new again, whoever kept a copy of it.
 */
export interface SeenStore {
    /** The text that is kept under a key, if any. The key is a payout's mode and ID, such as `live:cpoi_1`. */
    get(key: string): string | undefined | Promise<string | undefined>;
    /**
     * Puts `next` in the place of `expected`, in one step; `undefined` stands for no text.
     *
     * @returns false, with nothing changed, if another text is there by now
     */
    replace(key: string, expected: string | undefined, next: string): boolean | Promise<boolean>;
}
/**
 * A store for one process. It forgets at a restart, and what was not replaced for 15 days: a callback that comes again after that
 * is new again. Each payout takes about 300 bytes.
 */
export declare function createMemoryStore(): SeenStore;
export {};
