// Generated from spec/ by `npm run build`. Do not edit.

/** A callback that is not to be trusted. The message says the likely cause and what to do; it holds no secret. */
export class CallbackError extends Error {
    name = "CallbackError";
    fault;
    constructor(fault, message) {
        super(message);
        this.fault = fault;
    }
}
