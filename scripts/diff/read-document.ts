import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { CheckError, UsageError } from "../cli/command-line.ts";
import { composeResponses } from "../generate/compose-responses.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { stepsOf, valueAt } from "../openapi/model.ts";
import { isObject, visitNodes } from "../openapi/walk.ts";
import { notOpenApi, parseYaml } from "./parse-yaml.ts";

/**
 * Reads an OpenAPI document of anybody's, in YAML or JSON.
 *
 * @param source a file, or a git revision and a file in it, such as `main:openapi.yaml`
 * @param externalRefs whether its references may lead to hosts, and out of its folder
 * @returns nothing if it is neither
 * @throws UsageError if it isn't OpenAPI 3
 * @throws CheckError if a reference in it leads nowhere
 */
export async function readDocument(source: string, externalRefs = false): Promise<OpenApiDocument | undefined> {
  const isFile = existsSync(source) && statSync(source).isFile();
  const text = isFile ? readFileSync(source, "utf8") : /^[^:]+:[^:]+$/.test(source) ? fileAt(source) : undefined;
  if (text === undefined) return undefined;
  const document = parseText(text, source);
  if (!isObject(document) || !isObject(document.info ?? document.paths)) throw notOpenApi(source);
  checkVersion(document, source);
  checkDepth(document, source);
  const { others, lost } = referencesIn(document);
  if (others) {
    if (!isFile) {
      throw new UsageError(`${source}: refers to ${others}, and only one file is read from git. Check it out first.`);
    }
    const { bundleFiles } = await import("./bundle-files.ts");
    return composeResponses(await bundleFiles(source, process.cwd(), externalRefs));
  }
  if (lost.length > 0) {
    throw new CheckError(lost.map((ref) => `${source}: ${ref} leads nowhere. Add what it names.`).join("\n"));
  }
  return composeResponses(document as unknown as OpenApiDocument);
}

/** @throws UsageError if there is no git, or it doesn't know the file at the revision */
function fileAt(source: string): string {
  try {
    return execFileSync("git", ["show", source], { encoding: "utf8", maxBuffer: 2 ** 28, stdio: "pipe" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      throw new UsageError(`${source}: is not a file, and git, which could read a revision, isn't installed.`);
    }
    throw new UsageError(`${source}: is neither a file nor one that git has at a revision, as in main:openapi.yaml.`);
  }
}

function parseText(text: string, source: string): unknown {
  if (!text.trimStart().startsWith("{")) return parseYaml(text, source);
  try {
    return JSON.parse(text);
  } catch {
    // YAML may begin with a brace, too.
    return parseYaml(text, source);
  }
}

function checkVersion({ openapi, swagger }: Record<string, unknown>, source: string): void {
  if (typeof openapi === "string" && openapi.startsWith("3.")) return;
  if (openapi === undefined && swagger === undefined) throw notOpenApi(source);
  const version = swagger ? `Swagger ${swagger}` : `OpenAPI ${openapi}`;
  throw new UsageError(`${source}: is ${version}. Convert it to OpenAPI 3 first.`);
}

/** Far deeper than any schema is, and less than what ends the recursion of those who read a document. */
const deepest = 200;

/** Looks without recursion. Aliases of YAML may lead to where they stand, which has no end. @throws UsageError if it is too deep */
function checkDepth(document: object, source: string): void {
  const depths = new Map<unknown, number>([[document, 1]]);
  const left: object[] = [document];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    const depth = depths.get(node) ?? 0;
    if (depth > deepest)
      throw new UsageError(`${source}: is nested deeper than ${deepest} levels. Give a document that isn't.`);
    for (const inner of Object.values(node)) {
      if (typeof inner !== "object" || inner === null || (depths.get(inner) ?? 0) > depth) continue;
      depths.set(inner, depth + 1);
      left.push(inner);
    }
  }
}

/** The first reference to another file, and all of those in the document that lead to nothing. */
function referencesIn(document: object): { others?: string; lost: string[] } {
  let others: string | undefined;
  const lost = new Set<string>();
  const leadsNowhere = ($ref: string): boolean => {
    const target = valueAt(document, stepsOf($ref));
    // What refers to itself is found nowhere.
    return target === undefined || (isObject(target) && target.$ref === $ref);
  };
  visitNodes(document, "OpenAPI", ({ $ref, discriminator }) => {
    const mapping = isObject(discriminator) && isObject(discriminator.mapping) ? discriminator.mapping : {};
    others ??= Object.values(mapping)
      .map(String)
      .find((value) => /^[^#]*\.(ya?ml|json)\b/.test(value));
    if (typeof $ref !== "string") return;
    if (!$ref.startsWith("#")) others ??= $ref;
    else if ($ref.startsWith("#/") && leadsNowhere($ref)) lost.add($ref);
  });
  return { ...(others !== undefined && { others }), lost: [...lost] };
}
