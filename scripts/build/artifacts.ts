import { deriveAudience } from "./audience.ts";
import { compileClients } from "./clients.ts";
import { renderDocs } from "./docs.ts";
import { loadContract } from "./load.ts";
import type { OpenApiDocument } from "./openapi.ts";
import { toJson, toYaml } from "./serialize.ts";
import { declareTypes } from "./types.ts";

/** Every derived file: its name below generated/, and its text. */
export type Artifacts = Map<string, string>;

/**
 * Derives everything from the contract, in memory. The same contract gives the same bytes.
 *
 * @param folder as for `loadContract`
 * @throws CheckError if the contract is broken
 */
export async function deriveArtifacts(folder?: string): Promise<Artifacts> {
  const contract = await loadContract(folder);
  const artifacts: Artifacts = new Map();
  await addDocument(artifacts, "openapi", "client/api.d.ts", contract);
  for (const audience of Object.keys(contract["x-audiences"] ?? {})) {
    const document = deriveAudience(contract, audience);
    await addDocument(artifacts, `openapi.${audience}`, `client/${audience}-api.d.ts`, document);
  }
  for (const [name, text] of compileClients()) artifacts.set(name, text);
  artifacts.set("docs/index.html", renderDocs(contract));
  return artifacts;
}

async function addDocument(
  artifacts: Artifacts,
  name: string,
  types: string,
  document: OpenApiDocument,
): Promise<void> {
  artifacts.set(`${name}.yaml`, toYaml(document));
  artifacts.set(`${name}.json`, toJson(document));
  artifacts.set(types, await declareTypes(document));
}
