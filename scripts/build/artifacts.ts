import type { OpenApiDocument } from "../openapi/document.ts";
import { deriveAudience } from "./audience.ts";
import { deriveBrands } from "./brands.ts";
import { compileClients } from "./clients.ts";
import { renderDocs } from "./docs.ts";
import { toHttpFile } from "./http-file.ts";
import { toJsonSchemas } from "./json-schema.ts";
import { loadContract } from "./load.ts";
import { toOpenApi30 } from "./openapi-3.0.ts";
import { toPostmanCollection } from "./postman.ts";
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
  const documents = withAudiences(contract);
  for (const [audience, document] of documents) {
    addDocument(artifacts, ["openapi", ...audience].join("."), document);
    addDocument(artifacts, ["openapi-3.0", ...audience].join("."), toOpenApi30(document));
    artifacts.set(`client/${[...audience, "api"].join("-")}.d.ts`, await declareTypes(document));
  }
  for (const [brand, contractOfBrand] of await deriveBrands(contract, folder)) {
    artifacts.set(`docs/brands/${brand}/index.html`, renderDocs(contractOfBrand));
    for (const [audience, document] of withAudiences(contractOfBrand)) {
      addDocument(artifacts, `brands/${brand}/${["openapi", ...audience].join(".")}`, document);
    }
  }
  artifacts.set("collections/payouts.postman_collection.json", toJson(await toPostmanCollection(contract)));
  artifacts.set("collections/payouts.http", toHttpFile(contract));
  for (const [name, schema] of toJsonSchemas(contract)) artifacts.set(`schemas/${name}.json`, toJson(schema));
  for (const [name, text] of compileClients()) artifacts.set(name, text);
  artifacts.set("docs/index.html", renderDocs(contract));
  return artifacts;
}

/** The whole document, and the part of it that each audience gets. */
function withAudiences(contract: OpenApiDocument): [audience: string[], document: OpenApiDocument][] {
  const audiences = Object.keys(contract["x-audiences"] ?? {});
  return [
    [[], contract],
    ...audiences.map((name): [string[], OpenApiDocument] => [[name], deriveAudience(contract, name)]),
  ];
}

function addDocument(artifacts: Artifacts, name: string, document: OpenApiDocument): void {
  artifacts.set(`${name}.yaml`, toYaml(document));
  artifacts.set(`${name}.json`, toJson(document));
}
