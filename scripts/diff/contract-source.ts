import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { BaseResolver, bundle, createConfig, isAbsoluteUrl, type Source } from "@redocly/openapi-core";
import { parseDocument } from "yaml";
import { CheckError, UsageError } from "../cli/command-line.ts";
import { brandNames, brandsFolder, contractFile, root } from "../cli/repository.ts";
import { type ProgramRun, runProgram } from "../cli/run-program.ts";
import { inTemporaryFolder } from "../cli/temporary-folder.ts";
import { composeResponses } from "../generate/compose-responses.ts";
import { bundledDocument, describeProblem } from "../generate/load.ts";
import redoclyPlugin from "../generate/redocly-plugin.ts";
import type { OpenApiDocument } from "../openapi/document.ts";

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
 * @param externalRefs whether a file's references may lead to hosts, and out of its folder
 * @throws UsageError if it is neither
 * @throws CheckError if the contract can't be read
 */
export async function readSource(source?: string, externalRefs = false): Promise<Contract> {
  if (source === undefined) return readFolder(root);
  if (existsSync(source) && statSync(source).isFile()) {
    return { document: await bundleFile(source, process.cwd(), externalRefs) };
  }
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
async function bundleFile(ref: string, folder: string, externalRefs = false): Promise<OpenApiDocument> {
  const config = await createConfig({ plugins: [redoclyPlugin()] });
  const reject = (error: unknown) => {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${ref}: is not an OpenAPI document. Give one such as generated/openapi.json.`);
  };
  const { bundle: bundled, problems } = await bundle({
    ref,
    config,
    externalRefResolver: new ConfinedResolver(externalRefs ? undefined : dirname(realpathSync(ref))),
  }).catch(reject);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new CheckError(errors.map((problem) => describeProblem(problem, folder)).join("\n"));
  const document = bundledDocument(bundled);
  if (!/^3\./.test(document.openapi)) {
    const { swagger } = document as { swagger?: string };
    const version = swagger ? `Swagger ${swagger}` : `OpenAPI ${document.openapi}`;
    throw new UsageError(`${ref}: is ${version}. Convert it to OpenAPI 3 first.`);
  }
  return composeResponses(document);
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
    if (/(^|[\s[{,:])\*\w/.test(source.body)) checkAliases(ref, source.body);
    return source;
  }
}

/** Whether a file is below a folder, or nowhere. */
function isBelow(folder: string, ref: string): boolean {
  if (isAbsoluteUrl(ref)) return false;
  return (existsSync(ref) ? realpathSync(ref) : ref).startsWith(`${folder}${sep}`);
}

/** Aliases of aliases can make more of a few lines than any memory holds. @throws UsageError if they do */
function checkAliases(ref: string, yaml: string): void {
  try {
    // It counts them before it makes anything of them.
    parseDocument(yaml).toJS();
  } catch (error) {
    if (error instanceof ReferenceError)
      throw new UsageError(`${ref}: ${error.message}. Write out what they stand for.`);
  }
}

/** What git prints, or `undefined` if it fails, as it does for a name that it does not know. */
export async function git(args: string[], env: Record<string, string> = {}): Promise<string | undefined> {
  const { code, stdout } = await call(args, env);
  return code === 0 ? stdout.trim() : undefined;
}

/**
 * Whether the contract is in a repository, so that what git does not know isn't there.
 *
 * @throws CheckError if it is in one that git doesn't read, as it does with one of another owner
 */
export async function isRepository(): Promise<boolean> {
  const { code, stderr } = await call(["rev-parse", "--git-dir"]);
  if (code === 0) return true;
  if (!existsSync(join(root, ".git"))) return false;
  const [reason] = stderr.split("\n");
  throw new CheckError(`.git: git does not read it, and nothing can be compared. Mend what it says: ${reason}`);
}

/** Writes the files of one folder as they were at a revision into another. */
export async function checkOut(revision: string, folder: string, out: string): Promise<void> {
  // An index of its own leaves the repository's alone.
  const env = { GIT_INDEX_FILE: join(out, ".index") };
  await git(["read-tree", `--prefix=${folder}/`, `${revision}:${folder}`], env);
  await git(["checkout-index", "--all", `--prefix=${out}/`], env);
}

/** Runs git. That there is none is as if it failed. */
function call(args: string[], env: Record<string, string> = {}): Promise<ProgramRun> {
  return runProgram("git", args, { cwd: root, env: { ...process.env, ...env } }).catch((error: Error) => ({
    code: 1,
    stdout: "",
    stderr: error.message,
  }));
}

/** The tag of the last release that led to what is checked out, such as `v1.2.0`. */
export function lastRelease(): Promise<string | undefined> {
  return git(["describe", "--tags", "--abbrev=0", "--match=v[0-9]*"]);
}

/** The commit that last set the contract's version: what stands for a release as long as there is none. */
export function lastVersionCommit(): Promise<string | undefined> {
  return git(["log", "-1", "--format=%h", "-G^  version:", "--", contractFile]);
}

/** Where the branch that is checked out left the main one. On the main branch that is the last commit. */
export async function branchPoint(): Promise<string | undefined> {
  return (await git(["merge-base", "HEAD", "origin/main"])) || (await git(["merge-base", "HEAD", "main"]));
}
