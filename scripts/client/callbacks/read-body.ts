import { CallbackError } from "./callback-error.ts";

/** The largest body that is read, in bytes. A callback has a few thousand. */
const limit = 256 * 1024;

/**
 * Reads the bytes of a request.
 *
 * @throws CallbackError if they are more than a callback can have, or were read before
 */
export async function readBody({ body, bodyUsed }: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (bodyUsed) {
    throw new CallbackError(
      "empty-body",
      "The body was read before. Hand the request over before any parser of bodies.",
    );
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.length;
    if (size > limit)
      throw new CallbackError("too-large", `The body is larger than ${limit} bytes, so it is no callback.`);
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
