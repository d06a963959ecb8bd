// Generated from spec/ by `npm run build`. Do not edit.

import type { PayoutInvoice } from "./parse-callback.js";
import { type CallbackSecret } from "./secrets.js";
import { type SeenStore } from "./seen-store.js";
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
