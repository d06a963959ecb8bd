import { BaseResolver, type Config, lintDocument, loadConfig, Source } from "@redocly/openapi-core";
import { CheckError } from "../command-line/command-line.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { brandsFolder, root } from "../openapi/paths.ts";
import { withBrandName } from "./brand-name.ts";
import { applyOverlay } from "./overlay.ts";
import { describeDerivedProblem } from "./problems.ts";

/**
 * Derives a brand's document: the contract with the brand's overlay on it, and the brand's name in place of the platform's.
 * It is held against the same rules as the contract.
 *
 * @param folder as for `loadContract`
 * @throws CheckError that names the overlay, if it can't be applied or its document breaks a rule
 */
export async function deriveBrand(
  contract: OpenApiDocument,
  brand: string,
  folder: string = root,
): Promise<OpenApiDocument> {
  const config = await loadConfig({ configPath: `${folder}/redocly.yaml` });
  const file = `${brandsFolder}/${brand}.yaml`;
  const document = await applyOverlay(contract, `${folder}/${file}`, config, folder);
  const name = document.info["x-brand"];
  if (typeof name !== "string" || name === "") {
    throw new CheckError(`${file}: does not name the brand. Add an action that updates $.info with \`x-brand: NAME\`.`);
  }
  const named = withBrandName(document, name);
  await check(named, file, config, folder);
  return named;
}

async function check(parsed: OpenApiDocument, file: string, config: Config, folder: string): Promise<void> {
  const document = { source: new Source(`${folder}/openapi.json`, ""), parsed };
  const externalRefResolver = new BaseResolver(config.resolve);
  const problems = await lintDocument({ document, config, externalRefResolver });
  if (problems.length === 0) return;
  const path = `${folder}/${file}`;
  throw new CheckError(problems.map((problem) => describeDerivedProblem(problem, path, folder)).join("\n"));
}
