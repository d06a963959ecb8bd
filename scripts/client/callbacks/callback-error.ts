/**
 * Why a callback was rejected.
 *
 * - `parsed-body`: it was parsed, and the bytes that were signed are lost
 * - `empty-body`: nothing is left of it, as something read it before
 * - `no-signature`: the header is missing, or has no SHA-1 digest in Base64
 * - `no-secret`: no secret was given for the mode of the payout
 * - `other-mode`: it was signed with the secret of the other mode
 * - `white-space`: it was signed with the secret without the white space around it
 * - `changed-body`: the signature is that of the same JSON in another form
 * - `mismatch`: none of these; the body is another, or the secret is
 * - `too-large`: the body is larger than any callback
 * - `unreadable`: it was signed well, and is no payout
 */
export type CallbackFault =
  | "parsed-body"
  | "empty-body"
  | "no-signature"
  | "no-secret"
  | "other-mode"
  | "white-space"
  | "changed-body"
  | "mismatch"
  | "too-large"
  | "unreadable";

/** A callback that is not to be trusted. The message says the likely cause and what to do; it holds no secret. */
export class CallbackError extends Error {
  override readonly name = "CallbackError";
  readonly fault: CallbackFault;

  constructor(fault: CallbackFault, message: string) {
    super(message);
    this.fault = fault;
  }
}
