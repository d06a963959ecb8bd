import type { OpenApiDocument, RequestBody } from "../../openapi/document.ts";
import { operation, resolve } from "../../openapi/model.ts";

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

/**
 * Lets the samples call a mock that runs: creates a payout on it, in the account of the samples, and puts its ID and reference
 * in the place of the documented ones, so that a lookup finds something.
 *
 * @param url of the mock, without a slash at the end
 */
export async function mockConnection(document: OpenApiDocument, url: string): Promise<Connection> {
  const reference = "sample-payout";
  const credentials = placeholders(document);
  const { accountId, apiKey } = credentials;
  const body = structuredClone(documentedBody(document));
  body.data.attributes.reference_id = reference;
  delete body.data.attributes.callback_url;
  const response = await fetch(`${url}${document["x-audiences"]?.private?.basePath}/payout-invoices`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Basic ${btoa(`${accountId}:${apiKey}`)}` },
    body: JSON.stringify(body),
  });
  const { data } = (await response.json()) as { data: { id: string } };
  const { invoiceId, filterReferenceId } = document.components.parameters ?? {};
  return {
    server: url,
    ...credentials,
    values: { [String(invoiceId?.example)]: data.id, [String(filterReferenceId?.example)]: reference },
  };
}

interface Creation {
  data: { attributes: { reference_id: string; callback_url?: string } };
}

function documentedBody(document: OpenApiDocument): Creation {
  const { requestBody } = operation(document, "createPayoutInvoice");
  const [media] = Object.values(requestBody ? resolve<RequestBody>(document, requestBody).content : {});
  const [example] = Object.values(media?.examples ?? {});
  if (!example) throw new Error("createPayoutInvoice has no example");
  return resolve(document, example).value as Creation;
}
