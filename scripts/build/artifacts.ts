import { bundleAdminPage } from "./admin-page.ts";
import { deriveBrandArtifacts } from "./brand-artifacts.ts";
import { deriveClients } from "./client/derive-clients.ts";
import { type Artifacts, addDocument, withAudiences } from "./document-files.ts";
import { toHttpFile } from "./http-file.ts";
import { toJsonSchemas } from "./json-schema.ts";
import { loadContract, loadMockAdmin } from "./load.ts";
import { toOpenApi30 } from "./openapi-3.0.ts";
import type { Files } from "./output.ts";
import { toPostmanCollection } from "./postman.ts";
import { toJson } from "./serialize.ts";
import { declareTypes } from "./types.ts";
import { copyWorkflows } from "./workflows.ts";

/**
 * Derives everything from the contract, in memory. The same contract gives the same bytes.
 *
 * @param brands which brands' documents to derive as well
 * @param folder as for `loadContract`
 * @throws CheckError if the contract is broken, or one of the brands' overlays
 */
export async function deriveArtifacts(brands: string[] = [], folder?: string): Promise<Files> {
  const contract = await loadContract(folder);
  const artifacts: Artifacts = new Map();
  const documents = withAudiences(contract);
  for (const [audience, document] of documents) {
    addDocument(artifacts, ["openapi", ...audience].join("."), document);
    addDocument(artifacts, ["openapi-3.0", ...audience].join("."), toOpenApi30(document));
  }
  const mockAdmin = await loadMockAdmin(folder);
  addDocument(artifacts, "mock-admin", mockAdmin);
  artifacts.set("mock-admin.d.ts", await declareTypes(mockAdmin));
  artifacts.set("collections/payouts.postman_collection.json", toJson(await toPostmanCollection(contract)));
  artifacts.set("collections/payouts.http", toHttpFile(contract));
  for (const [name, schema] of toJsonSchemas(contract)) artifacts.set(`schemas/${name}.json`, toJson(schema));
  for (const [name, text] of await deriveClients(contract, documents.slice(1))) artifacts.set(`client/${name}`, text);
  for (const [name, text] of copyWorkflows(folder)) artifacts.set(`workflows/${name}`, text);
  return new Map<string, string | Uint8Array>([
    ...artifacts,
    ...(await bundleAdminPage()),
    ...(await deriveBrandArtifacts(contract, brands, folder)),
  ]);
}
