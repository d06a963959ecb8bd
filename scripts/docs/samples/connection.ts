import { firstExample, type Model, operationOf, serverUrl } from "../../openapi/model.ts";

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
export function documentedConnection(model: Model): Connection {
  return { server: serverUrl(model.document), ...placeholders(model), values: {} };
}

/** The mock takes any credentials, so the ones to fill in work on it as they are. */
export function placeholders({ components: { securitySchemes = {} } }: Model) {
  const { test = "" } = securitySchemes.publicKey?.["x-key-prefixes"] ?? {};
  return { accountId: "ACCOUNT_ID", apiKey: "API_KEY", publicKey: `${test}YOUR_KEY` };
}

/**
 * Lets the samples call a mock that runs: creates a payout on it, in the account of the samples, and puts its ID and reference
 * in the place of the documented ones, so that a lookup finds something.
 *
 * @param url of the mock, without a slash at the end
 */
export async function mockConnection(model: Model, url: string): Promise<Connection> {
  const reference = "sample-payout";
  const credentials = placeholders(model);
  const { accountId, apiKey } = credentials;
  const body = structuredClone(documentedBody(model));
  body.data.attributes.reference_id = reference;
  delete body.data.attributes.callback_url;
  const response = await fetch(`${url}${model.document["x-audiences"]?.private?.basePath}/payout-invoices`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Basic ${btoa(`${accountId}:${apiKey}`)}` },
    body: JSON.stringify(body),
  });
  const { data } = (await response.json()) as { data: { id: string } };
  const { invoiceId, filterReferenceId } = model.components.parameters ?? {};
  return {
    server: url,
    ...credentials,
    values: { [String(invoiceId?.example)]: data.id, [String(filterReferenceId?.example)]: reference },
  };
}

interface Creation {
  data: { attributes: { reference_id: string; callback_url?: string } };
}

function documentedBody(model: Model): Creation {
  const example = firstExample(operationOf(model, "createPayoutInvoice").operation.requestBody);
  if (!example) throw new Error("createPayoutInvoice has no example");
  return example as Creation;
}
