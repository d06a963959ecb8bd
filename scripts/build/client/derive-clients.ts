import { globSync, readFileSync } from "node:fs";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { root } from "../../openapi/paths.ts";
import { header } from "../serialize.ts";
import { transpile } from "../transpile.ts";
import { declareTypes } from "../types.ts";
import { bundleOpenApiFetch } from "./bundle-openapi-fetch.ts";
import { declareOperations } from "./declare-operations.ts";
import { declareSchemas } from "./declare-schemas.ts";
import { implementOperations } from "./implement-operations.ts";
import { queryKey } from "./operation-key.ts";
import { writeOutcomes } from "./write-outcomes.ts";
import { writeStatuses } from "./write-statuses.ts";

type Files = [name: string, text: string][];

/**
 * Derives the clients: what the documents say of operations, types and words, scripts/client/ as JavaScript with declarations,
 * and openapi-fetch. Names are relative to generated/client/.
 *
 * @param audiences each audience with its document
 */
export async function deriveClients(
  contract: OpenApiDocument,
  audiences: [audience: string[], document: OpenApiDocument][],
): Promise<Files> {
  const files: Files = [
    ["api.d.ts", await declareTypes(contract)],
    ["schemas.d.ts", declareSchemas(contract)],
    ...(await bundleOpenApiFetch(contract)),
  ];
  const scripts = new Map([
    ["outcomes", writeOutcomes(contract)],
    ["statuses", writeStatuses(contract)],
  ]);
  for (const [[audience = ""], document] of audiences) {
    const key = queryKey(document);
    files.push(
      [`${audience}-api.d.ts`, await declareTypes(document)],
      [`${audience}-operations.d.ts`, declareOperations(document, audience)],
      [`${audience}-operations.js`, implementOperations(document, audience)],
    );
    if (key)
      scripts.set(
        `${audience}-key`,
        `export const key: { name: string; operations: string[] } = ${JSON.stringify(key)};`,
      );
  }
  const folder = `${root}scripts/client/`;
  for (const file of globSync("**/*.ts", { cwd: folder }).sort()) {
    scripts.set(file.replace(/\.ts$/, ""), readFileSync(folder + file, "utf8"));
  }
  return [...files, ...compile(scripts)];
}

/** Scripts as JavaScript with their declarations, which name each other as what is imported. */
function compile(scripts: Map<string, string>): Files {
  return [...transpile(scripts)].flatMap(
    ([name, { javaScript, declarations }]): Files => [
      [`${name}.js`, `// ${header}\n\n${javaScript}`],
      [`${name}.d.ts`, `// ${header}\n\n${declarations.replaceAll(/(from "\.[^"]*[^d])\.ts"/g, '$1.js"')}`],
    ],
  );
}
