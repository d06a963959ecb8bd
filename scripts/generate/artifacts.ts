import { globSync, readFileSync } from "node:fs";
import { root, workflowsFolder } from "../cli/repository.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { type Model, readModel } from "../openapi/model.ts";
import { checkOverlays, deriveBrandArtifacts } from "./brands.ts";
import { deriveClients, deriveTypes } from "./clients.ts";
import { toHttpFile, toPostmanCollection } from "./collections.ts";
import { bundleAdminPage, declareTypes } from "./compile.ts";
import { type Artifacts, addDocument, shortName, toJsonSchemas, toOpenApi30, withAudiences } from "./derive.ts";
import { deriveFileSchemas } from "./file-schemas.ts";
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
  const artifacts = await deriveFromDocument(contract);
  const mockAdmin = await loadMockAdmin(folder);
  addDocument(artifacts, "mock-admin", mockAdmin);
  artifacts.set("mock-admin.d.ts", await declareTypes(mockAdmin));
  for (const [name, text] of deriveFileSchemas(contract)) artifacts.set(name, text);
  for (const [name, text] of copyWorkflows(folder)) artifacts.set(`workflows/${name}`, text);
  return new Map<string, string | Uint8Array>([
    ...artifacts,
    ...(await bundleAdminPage()),
    ...(await deriveBrandArtifacts(contract, brands, folder)),
  ]);
}

/**
 * Derives from a document alone what any document can give: its forms, collections, schemas and types. One that has audiences also
 * gives a document and a client for each.
 *
 * @param document a bundled document, ours or another
 * @throws CheckError if it can't be expressed in one of these forms
 */
export async function deriveFromDocument(document: OpenApiDocument): Promise<Artifacts> {
  const artifacts: Artifacts = new Map();
  const documents = withAudiences(document);
  for (const [audience, own] of documents) {
    addDocument(artifacts, ["openapi", ...audience].join("."), own);
    addDocument(artifacts, ["openapi-3.0", ...audience].join("."), toOpenApi30(own));
  }
  const collection = `collections/${shortName(document)}`;
  artifacts.set(`${collection}.postman_collection.json`, toJson(await toPostmanCollection(document)));
  artifacts.set(`${collection}.http`, toHttpFile(document));
  for (const [name, schema] of toJsonSchemas(document)) artifacts.set(`schemas/${name}.json`, toJson(schema));
  const audiences = documents.slice(1).map(([name, own]): [string[], Model] => [name, readModel(own)]);
  const model = readModel(document);
  const clients = audiences.length > 0 ? deriveClients(model, audiences) : deriveTypes(model);
  for (const [name, text] of await clients) artifacts.set(`client/${name}`, text);
  return artifacts;
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
