import { existsSync, realpathSync } from "node:fs";
import { dirname, sep } from "node:path";
import { BaseResolver, bundle, createConfig, isAbsoluteUrl, type Source } from "@redocly/openapi-core";
import { CheckError, UsageError } from "../cli/command-line.ts";
import { bundledDocument, describeProblem } from "../generate/load.ts";
import redoclyPlugin from "../generate/redocly-plugin.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { notOpenApi, parseYaml } from "./parse-yaml.ts";

/**
 * Makes one document of a file and those that it refers to, whatever rules it breaks.
 *
 * @param folder what the names of files in errors are relative to
 * @param externalRefs whether references may lead to hosts, and out of the file's folder
 * @throws CheckError if a reference leads nowhere
 */
export async function bundleFiles(ref: string, folder: string, externalRefs = false): Promise<OpenApiDocument> {
  const config = await createConfig({ plugins: [redoclyPlugin()] });
  const reject = (error: unknown) => {
    if (error instanceof UsageError) throw error;
    throw notOpenApi(ref);
  };
  const { bundle: bundled, problems } = await bundle({
    ref,
    config,
    externalRefResolver: new ConfinedResolver(externalRefs ? undefined : dirname(realpathSync(ref))),
  }).catch(reject);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new CheckError(errors.map((problem) => describeProblem(problem, folder)).join("\n"));
  return bundledDocument(bundled);
}

/**
 * Reads the files of a document. Whoever wrote it may name any file of this machine in it, or any host, so that none is read but
 * those below its folder.
 */
class ConfinedResolver extends BaseResolver {
  readonly #folder: string | undefined;

  /** @param folder without one, any file and any host will do */
  constructor(folder: string | undefined) {
    super();
    this.#folder = folder;
  }

  override async loadExternalRef(ref: string): Promise<Source> {
    if (this.#folder !== undefined && !isBelow(this.#folder, ref)) {
      throw new UsageError(`${ref}: is not below ${this.#folder}. Add --external-refs to have it read all the same.`);
    }
    const source = await super.loadExternalRef(ref);
    // It counts aliases before it makes anything of them.
    if (/(^|[\s[{,:])\*\w/.test(source.body)) parseYaml(source.body, ref);
    return source;
  }
}

/** Whether a file is below a folder, or nowhere. */
function isBelow(folder: string, ref: string): boolean {
  if (isAbsoluteUrl(ref)) return false;
  return (existsSync(ref) ? realpathSync(ref) : ref).startsWith(`${folder}${sep}`);
}
