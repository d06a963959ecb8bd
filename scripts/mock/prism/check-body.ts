import { MIMEType } from "node:util";
import { refuse } from "../http/answer.ts";
import type { ParsedBody } from "../http/parse-body.ts";
import type { MockRequest } from "../http/request.ts";
import { bodyTypes, type Operation } from "./operation.ts";

/**
 * Refuses a body that the operation can't read: of a media type other than its own, or broken. Where the operation takes
 * none, a body means nothing (RFC 9110, section 9.3.1), and clients send one.
 *
 * @throws Refusal with 415 or 400
 */
export function checkBody(request: MockRequest, { problem }: ParsedBody, operation: Operation): void {
  const types = bodyTypes(operation);
  if (request.body.length === 0 || types.length === 0) return;
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
