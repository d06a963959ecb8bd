import { MIMEType } from "node:util";
import type { Operation } from "../prism/engine.ts";
import { refuse } from "./answer.ts";
import type { MockRequest } from "./request.ts";

/** Deeper bodies are refused: nothing in the contract is near it, and some readers of JSON fail on them. */
const deepestNesting = 100;

/** The body as JSON, or the reason why it can't be read as JSON. An empty body is neither. */
export type ParsedBody = { value?: unknown; problem?: string };

/** Parses a body, whatever the request says that it is. */
export function parseBody(bytes: Buffer): ParsedBody {
  if (bytes.length === 0) return {};
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { problem: "The body is not valid UTF-8." };
  }
  try {
    const value = JSON.parse(text);
    return canBeKept(value) ? { value } : { problem: "The body is nested too deeply or has a number out of range." };
  } catch {
    return { problem: "The body is not valid JSON." };
  }
}

/**
 * Refuses a body that the operation can't read: of a media type other than its own, or broken.
 *
 * @throws Refusal with 415 or 400
 */
export function checkBody(request: MockRequest, { problem }: ParsedBody, operation: Operation): void {
  if (request.body.length === 0) return;
  const types = operation.request?.body?.contents?.map(({ mediaType }) => mediaType) ?? [];
  if (types.length === 0) throw refuse(415, "This operation takes no body. Send none.");
  const type = mediaTypeOf(request.headers["content-type"]);
  if (!type || !types.includes(type)) throw refuse(415, `Send the body with the content type ${types.join(" or ")}.`);
  if (problem) throw refuse(400, problem);
}

/** JSON is always UTF-8 (RFC 8259, section 8.1), so another charset makes it another type. */
function mediaTypeOf(header: string | undefined): string | undefined {
  try {
    const { essence, params } = new MIMEType(header ?? "");
    return /^utf-?8$/i.test(params.get("charset") ?? "utf-8") ? essence : undefined;
  } catch {
    return undefined;
  }
}

/** JSON.parse takes what JSON.stringify can't give back: a depth that overflows its stack, and numbers that are infinite. */
function canBeKept(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestNesting || level.some((node) => typeof node === "number" && !Number.isFinite(node)))
      return false;
    level = level.flatMap((node) => (typeof node === "object" && node !== null ? Object.values(node) : []));
  }
  return true;
}
