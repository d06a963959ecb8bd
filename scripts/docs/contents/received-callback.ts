import type { OpenApiDocument, RequestBody } from "../../openapi/document.ts";
import { callbacks } from "../../openapi/operations.ts";
import { resolve } from "../../openapi/resolve.ts";

/** A callback as it arrives, byte for byte, and the secret that its signature was made with. */
export interface ReceivedCallback {
  message: string;
  secret: string;
}

/** The document's first callback, with the examples of its headers and its body; nothing where the document has none. */
export function receivedCallback(document: OpenApiDocument): ReceivedCallback | undefined {
  const [callback] = callbacks(document);
  if (!callback?.operation.requestBody) return undefined;
  const { content } = resolve<RequestBody>(document, callback.operation.requestBody);
  const [[mediaType, { examples = {} }] = ["", {}]] = Object.entries(content);
  const [example] = Object.values(examples);
  const body = JSON.stringify(example && resolve(document, example).value);
  const headers = callback.parameters
    .filter((parameter) => parameter.in === "header")
    .map(({ name, example }) => `${name}: ${example}`);
  const lines = [
    `${callback.method.toUpperCase()} /callbacks HTTP/1.1`,
    `Content-Type: ${mediaType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
    "",
    body,
  ];
  const signed = callback.parameters.find((parameter) => "x-example-secret" in parameter);
  return { message: lines.join("\n"), secret: signed?.["x-example-secret"] ?? "" };
}
