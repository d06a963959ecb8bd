import { existsSync, readFileSync, statSync } from "node:fs";
import { BaseResolver, bundle, createConfig } from "@redocly/openapi-core";
import { brandNames } from "../build/brand-names.ts";
import { bundledDocument } from "../build/bundled-document.ts";
import { composeResponses } from "../build/compose-responses.ts";
import { describeProblem } from "../build/problems.ts";
import { CheckError, UsageError } from "../command-line/command-line.ts";
import { inTemporaryFolder } from "../files/temporary-folder.ts";
import redoclyPlugin from "../lint/redocly-plugin.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { brandsFolder, contractFile, root } from "../openapi/paths.ts";
import { checkOut, git, isRepository } from "./git.ts";

/** A contract to compare. */
export interface Contract {
  document: OpenApiDocument;
  /** The overlay of each brand, as YAML. A single file has none. */
  overlays?: Map<string, string>;
}

/**
 * Reads the contract in a file, or as it was at a git revision, or as it is in the working tree.
 *
 * @param source a file, a revision, or nothing for the working tree
 * @throws UsageError if it is neither
 * @throws CheckError if the contract can't be read
 */
export async function readSource(source?: string): Promise<Contract> {
  if (source === undefined) return readFolder(root);
  if (existsSync(source) && statSync(source).isFile()) return { document: await bundleFile(source, process.cwd()) };
  const commit = (await isRepository()) && (await git(["rev-parse", "--verify", "--quiet", `${source}^{commit}`]));
  if (!commit) throw new UsageError(`${source}: is neither a file nor a revision that git knows. Give one of the two.`);
  return readRevision(commit, source);
}

function readRevision(commit: string, name: string): Promise<Contract> {
  return inTemporaryFolder(async (folder) => {
    await checkOut(commit, "spec", folder);
    if (!existsSync(`${folder}/${contractFile}`)) {
      throw new UsageError(`${name}: has no ${contractFile}. Give a revision that has one.`);
    }
    return readFolder(folder);
  });
}

async function readFolder(folder: string): Promise<Contract> {
  const document = await bundleFile(`${folder}/${contractFile}`, folder);
  const overlays = brandNames(folder).map((brand): [string, string] => [
    brand,
    readFileSync(`${folder}/${brandsFolder}/${brand}.yaml`, "utf8"),
  ]);
  return { document, overlays: new Map(overlays) };
}

/** Bundles a document, whatever rules it breaks. */
async function bundleFile(ref: string, folder: string): Promise<OpenApiDocument> {
  const config = await createConfig({ plugins: [redoclyPlugin()] });
  const refuse = () => {
    throw new UsageError(`${ref}: is not an OpenAPI document. Give one such as generated/openapi.json.`);
  };
  const { bundle: bundled, problems } = await bundle({
    ref,
    config,
    externalRefResolver: new BaseResolver(),
  }).catch(refuse);
  if (problems.length > 0) throw new CheckError(problems.map((problem) => describeProblem(problem, folder)).join("\n"));
  return composeResponses(bundledDocument(bundled));
}
