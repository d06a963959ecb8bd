// Generated from spec/ by `npm run build`. Do not edit.

/** A body as it came: its bytes, or the text that they are in UTF-8. */
export type RawBody = string | Uint8Array | ArrayBuffer;
/**
 * The bytes of a body.
 *
 * @throws CallbackError if it was parsed already, so that its bytes are lost
 */
export declare function bytesOf(rawBody: RawBody): Uint8Array<ArrayBuffer>;
