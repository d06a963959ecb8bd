// Generated from spec/ by `npm run build`. Do not edit.

/**
 * Reads the bytes of a request.
 *
 * @throws CallbackError if they are more than a callback can have, or were read before
 */
export declare function readBody({ body, bodyUsed }: Request): Promise<Uint8Array<ArrayBuffer>>;
