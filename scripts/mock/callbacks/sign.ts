import { createHash } from "node:crypto";

/** The signature of a callback: Base64 of the binary SHA-1 of secret, body and secret again. */
export function sign(secret: string, body: string): string {
  return createHash("sha1").update(`${secret}${body}${secret}`).digest("base64");
}
