import { maskText } from "../cards/mask-cards.ts";

/** Takes card numbers, keys of either API and a further secret, where it stands alone, out of a line for people. */
export function redact(text: string, secret = ""): string {
  const pattern = secret.replaceAll(/\W/g, "\\$&");
  const withoutSecret = secret ? text.replaceAll(new RegExp(`(?<!\\w)${pattern}(?!\\w)`, "g"), "***") : text;
  return maskText(withoutSecret.replaceAll(/\b([sp]k_(?:test|live)_)[\w-]+/g, "$1***"));
}

/** {@link redact} for a path, in which escapes may hide what is to be taken out. */
export function redactPath(path: string, secret?: string): string {
  try {
    return encodeURI(redact(decodeURIComponent(path), secret));
  } catch {
    return redact(path, secret);
  }
}
