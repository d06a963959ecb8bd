import { statSync } from "node:fs";
import { relative } from "node:path";
import {
  BaseResolver,
  bundle,
  type Config,
  type Document,
  getLineColLocation,
  lint,
  loadConfig,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { CheckError } from "../cli/command-line.ts";
import { contractFile, mockAdminFolder, root } from "../cli/repository.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { composeResponses } from "./compose-responses.ts";
import { unfinishedLines } from "./unfinished.ts";

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
  const unfinished = unfinishedLines("spec/**/*.{yaml,md}", folder);
  if (unfinished.length > 0) throw new CheckError(unfinished.join("\n"));
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

/** The files that were read for a folder's contract, and when their reading began, in Unix milliseconds. */
const read = new Map<string, { resolver: BaseResolver; since: number }>();

/** A resolver that has the files of the last build in memory, but for those that were changed since. */
export function filesOf(folder: string, config: Config): BaseResolver {
  const { resolver, since } = read.get(folder) ?? { resolver: new BaseResolver(config.resolve), since: 0 };
  for (const file of resolver.cache.keys()) if (isNewer(file, since)) resolver.cache.delete(file);
  read.set(folder, { resolver, since: Date.now() });
  return resolver;
}

/** A resolver with the same files, which may be taken apart: that is what bundling does to them. */
export async function copyOf({ cache }: BaseResolver): Promise<BaseResolver> {
  const copy = new BaseResolver();
  for (const [file, document] of cache) {
    const original = await document;
    const own = original instanceof Error ? original : { ...original, parsed: structuredClone(original.parsed) };
    copy.cache.set(file, Promise.resolve(own));
  }
  return copy;
}

/** A file that another was renamed to may have an old time of its last writing, but not of its last change. */
function isNewer(file: string, since: number): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined || stat.ctimeMs >= since - 20;
}

/**
 * What Redocly bundled, as plain data. Nothing in it is shared or an instance of a class, so that the steps that follow may take it
 * apart freely.
 */
export function bundledDocument(bundle: Document): OpenApiDocument {
  return JSON.parse(JSON.stringify(bundle.parsed));
}

/** A problem, as far as a line on it needs it. */
export type Problem = Pick<NormalizedProblem, "message" | "location" | "ruleId" | "suggest">;

/** One line on a problem that Redocly found: file, line and column, what is wrong, and the rule to read about. */
export function describeProblem(problem: Problem, folder: string): string {
  const place = problem.location[0];
  if (!place) return messageOf(problem, folder);
  const { start } = getLineColLocation(place);
  const file = relative(folder, place.source.absoluteRef);
  return `${file}:${start.line}:${start.col} ${messageOf(problem, folder)}`;
}

/** One line on a problem in a document that is in no file, but made by one. */
export function describeDerivedProblem(problem: Problem, file: string, folder: string): string {
  const pointer = problem.location[0]?.pointer ?? "#/";
  return `${relative(folder, file)}: in the document that it makes, at ${pointer}: ${messageOf(problem, folder)}`;
}

function messageOf({ message, suggest, ruleId }: Problem, folder: string): string {
  const line = message
    .replaceAll(`${folder}/`, "")
    .replaceAll(folder, "")
    .replaceAll(/\s*\n\s*/g, " ");
  const remedy = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : "";
  return `${line}${remedy} (rule ${ruleId})`;
}
