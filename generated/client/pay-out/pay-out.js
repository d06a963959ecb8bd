// Generated from spec/ by `npm run build`. Do not edit.

import { malformed } from "../calls/malformed.js";
import { createOnce } from "./create-once.js";
import { processOnce } from "./process-once.js";
/** The member of `metadata` that holds the token of a run. */
const tokenName = "payout_run";
/** Creates a payout once, and has it processed once if that is asked for: `PrivateClient.payOut`. */
export async function payOut(client, attributes, options = {}) {
    const { process, attempts = 5, backoff = 500, signal } = options;
    if (!attributes.reference_id)
        throw malformed("reference_id");
    const token = process && freshToken();
    const marked = token ? { ...attributes, metadata: { ...attributes.metadata, [tokenName]: token } } : attributes;
    // A copy, as the caller's may change while this runs.
    const sent = JSON.parse(JSON.stringify(marked));
    const run = { client, attributes: sent, attempts, backoff, signal, mayExist: false };
    const [payout, acknowledged] = await createOnce(run);
    // With `auto_process` the platform sees to it by itself.
    if (!process || sent.options?.auto_process)
        return payout;
    const shown = { ...payout.attributes.metadata };
    return processOnce(run, payout, acknowledged || shown[tokenName] === token);
}
/** Letters alone, which nobody takes for a card number. */
function freshToken() {
    const bytes = crypto.getRandomValues(new Uint8Array(20));
    return String.fromCharCode(...bytes.map((byte) => 97 + (byte % 26)));
}
