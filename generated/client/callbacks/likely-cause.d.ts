// Generated from spec/ by `npm run build`. Do not edit.

import { CallbackError } from "./callback-error.js";
import type { ChosenSecrets } from "./secrets.js";
/** What is known of a signature that does not match. */
export interface Mismatch {
    body: Uint8Array<ArrayBuffer>;
    signature: string;
    secrets: ChosenSecrets;
}
/** Finds out why a signature does not match, by what it would match instead. */
export declare function likelyCause({ body, signature, secrets }: Mismatch): Promise<CallbackError>;
