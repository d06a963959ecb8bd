import { type BaseResolver, bundle, type Config, lint, loadConfig } from "@redocly/openapi-core";
import { CheckError } from "../command-line/command-line.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { contractFile, mockAdminFolder, root } from "../openapi/paths.ts";
import { bundledDocument } from "./bundled-document.ts";
import { composeResponses } from "./compose-responses.ts";
import { copyOf, filesOf } from "./parsed-files.ts";
import { describeProblem } from "./problems.ts";

/**
 * Reads the contract, holds it against the rules of redocly.yaml, bundles it into one document and composes its responses.
 *
 * @param folder the repository's root, or another folder with a `spec/` and a `redocly.yaml` in it
 * @throws CheckError with a line a problem: file, line and column, what is wrong, and the rule to read about
 */
export async function loadContract(folder: string = root): Promise<OpenApiDocument> {
  return load(`${folder}/${contractFile}`, `${folder}/redocly.yaml`, folder);
}

/** As `loadContract`, without its rules: for who shows the contract while it is written, and says afterwards what is wrong. */
export async function bundleContract(folder: string = root): Promise<OpenApiDocument> {
  const ref = `${folder}/${contractFile}`;
  const config = await loadConfig({ configPath: `${folder}/redocly.yaml` });
  return bundled(ref, config, filesOf(folder, config));
}

/** Reads the document of the mock's admin API, as `loadContract` does the contract. */
export async function loadMockAdmin(folder: string = root): Promise<OpenApiDocument> {
  return load(`${folder}/${mockAdminFolder}/openapi.yaml`, `${folder}/${mockAdminFolder}/redocly.yaml`, folder);
}

async function load(ref: string, configPath: string, folder: string): Promise<OpenApiDocument> {
  const config = await loadConfig({ configPath });
  // Each file is read and parsed once for both steps, and for those of the next build if it is still the same.
  const externalRefResolver = filesOf(folder, config);
  const problems = await lint({ ref, config, externalRefResolver });
  // What many operations share is told of once.
  const lines = new Set(problems.map((problem) => describeProblem(problem, folder)));
  if (lines.size > 0) throw new CheckError([...lines].join("\n"));
  return bundled(ref, config, externalRefResolver);
}

async function bundled(ref: string, config: Config, files: BaseResolver): Promise<OpenApiDocument> {
  const result = await bundle({ ref, config, externalRefResolver: await copyOf(files) });
  return composeResponses(bundledDocument(result.bundle));
}
