import { globSync, readFileSync } from "node:fs";
import { root, workflowsFolder } from "../cli/repository.ts";
import { type Model, readModel } from "../openapi/model.ts";
import { checkOverlays, deriveBrandArtifacts } from "./brands.ts";
import { deriveClients } from "./clients.ts";
import { toHttpFile, toPostmanCollection } from "./collections.ts";
import { bundleAdminPage, declareTypes } from "./compile.ts";
import { type Artifacts, addDocument, toJsonSchemas, toOpenApi30, withAudiences } from "./derive.ts";
import { loadContract, loadMockAdmin } from "./load.ts";
import { type Files, header, toJson } from "./output.ts";

/**
 * Derives everything from the contract, in memory. The same contract gives the same bytes.
 *
 * @param brands which brands' documents to derive as well
 * @param folder as for `loadContract`
 * @throws CheckError if the contract is broken, or one of the brands' overlays
 */
export async function deriveArtifacts(brands: string[] = [], folder?: string): Promise<Files> {
  const contract = await loadContract(folder);
  await checkOverlays(contract, folder);
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
  const audiences = documents.slice(1).map(([name, own]): [string[], Model] => [name, readModel(own)]);
  for (const [name, text] of await deriveClients(readModel(contract), audiences)) artifacts.set(`client/${name}`, text);
  for (const [name, text] of copyWorkflows(folder)) artifacts.set(`workflows/${name}`, text);
  return new Map<string, string | Uint8Array>([
    ...artifacts,
    ...(await bundleAdminPage()),
    ...(await deriveBrandArtifacts(contract, brands, folder)),
  ]);
}

/**
 * The workflows, beside whose folder the contract stands here as it does in spec/.
 *
 * @param folder as for `loadContract`
 */
export function copyWorkflows(folder: string = root): [name: string, text: string][] {
  const source = `${folder}/${workflowsFolder}`;
  const names = globSync("*.arazzo.yaml", { cwd: source }).sort();
  return names.map((name) => [name, `# ${header}\n${readFileSync(`${source}/${name}`, "utf8")}`]);
}
