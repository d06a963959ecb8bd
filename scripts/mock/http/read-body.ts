import type { IncomingMessage } from "node:http";
import { refuse } from "./answer.ts";

export const noBody = Buffer.alloc(0);

/**
 * Reads a body whole. What comes beyond the limit is let run by unread, so that the caller gets round to reading the answer.
 *
 * @param limit the largest body, in bytes
 * @param patience how long the upload may take, in milliseconds
 * @returns undefined if the caller hung up
 * @throws Refusal with 413 or 408
 */
export function readBody(
  message: IncomingMessage,
  limit: number,
  patience: number,
): Promise<Buffer | undefined> | Buffer {
  if (!hasBody(message)) return noBody;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(
      () => reject(refuse(408, "The body did not come in time.", { Connection: "close" })),
      patience,
    );
    message.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else reject(refuse(413, `The body is larger than ${limit} bytes.`));
    });
    message.on("end", () => resolve(Buffer.concat(chunks)));
    message.on("close", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    message.on("error", () => resolve(undefined));
  });
}

/** A request says so if it has one (RFC 9112, section 6.3). */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}
