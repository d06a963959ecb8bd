import converter, { type CollectionResult, type Options } from "openapi-to-postmanv2";
import { CheckError } from "../command-line/command-line.ts";
import { apiKeys } from "../openapi/api-keys.ts";
import type { OpenApiDocument, Operation } from "../openapi/document.ts";
import { operations } from "../openapi/operations.ts";
import { withVariables } from "./collection-variables.ts";
import { type LinkedValue, linkedValues } from "./linked-values.ts";
import { postmanScript } from "./postman-script.ts";

interface Collection {
  info: { _postman_id?: string; [member: string]: unknown };
  item: Folder[];
  [member: string]: unknown;
}

interface Folder {
  item: Request[];
  [member: string]: unknown;
}

interface Request {
  id?: string;
  request: { method: string; url: { path: string[] } };
  response: { id?: string; name: string; status: string; code: number }[];
  event: object[];
  [member: string]: unknown;
}

/**
 * Derives a Postman collection (2.1): a folder a tag, the documented samples as bodies, authentication and IDs as variables.
 * Run from top to bottom, each request passes on what the links of the contract name. Importing gives it IDs; it has none of its own,
 * so that the same contract gives the same bytes.
 *
 * @throws CheckError if the converter refuses the document
 */
export async function toPostmanCollection(contract: OpenApiDocument): Promise<Collection> {
  const { document, variables } = withVariables(contract);
  const values = linkedValues(contract);
  const collection = await convert(document);
  const byAddress = new Map(
    operations(document).map(({ path, method, operation }) => [`${method.toUpperCase()} ${path}`, operation]),
  );
  const { _postman_id, ...info } = collection.info;
  return {
    ...collection,
    info: { ...info, description: document.info.description },
    // Folders of what the platform sends to the merchant are empty: there is nothing to request.
    item: collection.item
      .filter((folder) => folder.item.length > 0)
      .map((folder) => ({ ...folder, item: folder.item.map((request) => finish(request, byAddress, values)) })),
    variable: variables.map(({ name, value }) => ({ key: name, value })),
  };
}

async function convert(document: OpenApiDocument): Promise<Collection> {
  const result = await new Promise<CollectionResult>((resolve, reject) => {
    const options: Options = {
      folderStrategy: "Tags",
      parametersResolution: "Example",
      schemaFaker: false,
      includeAuthInfoInExample: false,
      // Leaves them in the request, but switched off.
      enableOptionalParameters: false,
    };
    const input = { type: "json" as const, data: structuredClone(document) };
    converter.convertV2(input, options, (error, converted) => (converted ? resolve(converted) : reject(error)));
  });
  const [output] = result.output ?? [];
  if (!result.result || !output) throw new CheckError(`The Postman collection can't be made: ${result.reason}`);
  // Its own names for what authenticates, and ours. The order matters: it calls every API key `apiKey`.
  const text = JSON.stringify(output.data)
    .replaceAll("{{apiKey}}", `{{${apiKeys(document)[0]?.scheme}}}`)
    .replaceAll("{{basicAuthUsername}}", "{{accountId}}")
    .replaceAll("{{basicAuthPassword}}", "{{apiKey}}");
  return JSON.parse(text);
}

function finish({ id, ...request }: Request, operations: Map<string, Operation>, values: LinkedValue[]): Request {
  const { method, url } = request.request;
  const path = url.path.map((step) => (step.startsWith(":") ? `{${step.slice(1)}}` : step)).join("/");
  const operation = operations.get(`${method} /${path}`);
  if (!operation) throw new CheckError(`The Postman collection has ${method} /${path}, which the contract has not.`);
  return {
    ...request,
    response: request.response
      // `default` is no status that an answer can have.
      .filter(({ code }) => code !== undefined)
      .map(({ id, ...response }) => ({ ...response, name: `${response.code} ${response.status}` })),
    event: [{ listen: "test", script: { type: "text/javascript", exec: postmanScript(operation, values) } }],
  };
}
