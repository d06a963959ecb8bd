import type { OpenApiDocument } from "../../openapi/document.ts";

/** Whom the code samples call, and with which values. */
export interface Connection {
  /** Address of the server, without a base path or a slash at its end. */
  server: string;
  accountId: string;
  apiKey: string;
  publicKey: string;
  /** Values that take the place of documented ones, such as the ID of a payout that is there. */
  values: Record<string, string>;
}

/** The document's own server, and credentials that the reader has to fill in. */
export function documentedConnection(document: OpenApiDocument): Connection {
  return { server: serverOf(document), ...placeholders(document), values: {} };
}

/** The mock takes any credentials, so the ones to fill in work on it as they are. */
export function placeholders({ components: { securitySchemes = {} } }: OpenApiDocument) {
  const { test = "" } = securitySchemes.publicKey?.["x-key-prefixes"] ?? {};
  return { accountId: "ACCOUNT_ID", apiKey: "API_KEY", publicKey: `${test}YOUR_KEY` };
}

/** The first server's address, with the defaults of its variables. */
function serverOf({ servers: [server] }: OpenApiDocument): string {
  const variables = Object.entries(server?.variables ?? {});
  return variables.reduce((url, [name, { default: value }]) => url.replaceAll(`{${name}}`, value), server?.url ?? "");
}
