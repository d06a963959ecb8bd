import { existsSync, readFileSync } from "node:fs";
import { extname, relative } from "node:path";
import {
  BaseResolver,
  bundle,
  type Config,
  type Document,
  lint,
  lintDocument,
  loadConfig,
  Source,
} from "@redocly/openapi-core";
import { paths as select } from "jsonpath-rfc9535";
import { CheckError } from "../cli/command-line.ts";
import { brandNames, brandsFolder, root } from "../cli/repository.ts";
import type { OpenApiDocument } from "../openapi/document.ts";
import { isObject, type Json, mapNodes, mapValues } from "../openapi/walk.ts";
import { type Artifacts, withAudiences } from "./derive.ts";
import { bundledDocument, describeDerivedProblem, describeProblem, loadContract, type Problem } from "./load.ts";
import { toYaml, writeChanged } from "./output.ts";

/**
 * Builds what is stale of brands, and nothing else.
 *
 * @param brands each as its file in spec/brands/ is named, such as `cascad`
 * @throws CheckError if the contract is broken, or an overlay
 */
export async function buildBrands(brands: string[]): Promise<void> {
  writeChanged(await deriveBrandArtifacts(await loadContract(), brands));
}

/**
 * Derives the documents of brands.
 *
 * @param folder as for `loadContract`
 * @throws CheckError as `deriveBrand`
 */
export async function deriveBrandArtifacts(
  contract: OpenApiDocument,
  brands: string[],
  folder: string = root,
): Promise<Artifacts> {
  const artifacts: Artifacts = new Map();
  for (const brand of brands) {
    const contractOfBrand = withOwnLogo(await deriveBrand(contract, brand, folder), brand, folder);
    for (const [audience, document] of withAudiences(contractOfBrand)) {
      const name = `brands/${brand}/${["openapi", ...audience].join(".")}`;
      artifacts.set(`${name}.yaml`, toYaml(document));
      // People read the YAML; without white space the package is smaller by a tenth.
      artifacts.set(`${name}.json`, JSON.stringify(document));
    }
  }
  return artifacts;
}

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
  const { document, name } = await brandDocument(contract, brand, config, folder);
  const named = withBrandName(document, name);
  await check(named, `${brandsFolder}/${brand}.yaml`, config, folder);
  return named;
}

/**
 * Checks every brand's overlay against the contract, without deriving the brands' documents.
 *
 * @param folder as for `loadContract`
 * @throws CheckError with the lines of every overlay that can't be applied
 */
export async function checkOverlays(contract: OpenApiDocument, folder: string = root): Promise<void> {
  const config = await loadConfig({ configPath: `${folder}/redocly.yaml` });
  const lines: string[] = [];
  for (const brand of brandNames(folder)) {
    try {
      const { document } = await brandDocument(contract, brand, config, folder);
      withOwnLogo(document, brand, folder);
    } catch (error) {
      if (!(error instanceof CheckError)) throw error;
      lines.push(error.message);
    }
  }
  if (lines.length > 0) throw new CheckError(lines.join("\n"));
}

/** The contract with a brand's overlay on it, and what the brand is called. */
async function brandDocument(
  contract: OpenApiDocument,
  brand: string,
  config: Config,
  folder: string,
): Promise<{ document: OpenApiDocument; name: string }> {
  const file = `${brandsFolder}/${brand}.yaml`;
  const document = await applyOverlay(contract, `${folder}/${file}`, config, folder);
  const name = document.info["x-brand"];
  if (typeof name !== "string" || name === "") {
    throw new CheckError(`${file}: does not name the brand. Add an action that updates $.info with \`x-brand: NAME\`.`);
  }
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  if (slug !== brand && !slug.startsWith(`${brand}-`)) {
    const place = `${file}:${lineOf(`${folder}/${file}`, "x-brand")}`;
    throw new CheckError(
      `${place} x-brand is ${name}, and the file is called ${brand}.yaml. Rename the file or the brand.`,
    );
  }
  return { document, name };
}

/** The line on which a member of an overlay is first written. */
function lineOf(path: string, member: string): number {
  const before = readFileSync(path, "utf8").split(`${member}:`)[0] ?? "";
  return before.split("\n").length;
}

const imageTypes: Record<string, string> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
};

/**
 * A document that holds its logo: a file beside the overlay becomes a data URI. The docs site shows nothing from other hosts, and
 * the build asks no network.
 */
function withOwnLogo(document: OpenApiDocument, brand: string, folder: string): OpenApiDocument {
  const file = `${brandsFolder}/${brand}.yaml`;
  const logo = document.info["x-logo"];
  if (!isObject(logo)) return document;
  const url = String(logo.url);
  if (url.startsWith("data:image/")) return document;
  const place = `${file}:${lineOf(`${folder}/${file}`, "x-logo")}`;
  const types = Object.keys(imageTypes).join(", ");
  const remedy = `Put the image beside the overlay (${types}), and its name in \`url\`.`;
  if (/^[a-z]+:/i.test(url)) {
    throw new CheckError(`${place} x-logo is at ${url}, and the docs load nothing from elsewhere. ${remedy}`);
  }
  const type = imageTypes[extname(url)];
  const image = `${folder}/${brandsFolder}/${url}`;
  if (!type || !existsSync(image))
    throw new CheckError(`${place} x-logo names ${url}, which is not an image beside it. ${remedy}`);
  const data = `data:${type};base64,${readFileSync(image).toString("base64")}`;
  return { ...document, info: { ...document.info, "x-logo": { ...logo, url: data } } };
}

async function check(parsed: OpenApiDocument, file: string, config: Config, folder: string): Promise<void> {
  const document = { source: new Source(`${folder}/openapi.json`, ""), parsed };
  const externalRefResolver = new BaseResolver(config.resolve);
  const problems = await lintDocument({ document, config, externalRefResolver });
  if (problems.length === 0) return;
  const path = `${folder}/${file}`;
  throw new CheckError(problems.map((problem) => describeDerivedProblem(problem, path, folder)).join("\n"));
}

interface Action {
  target: string;
  remove?: boolean;
}

/**
 * Applies an OpenAPI Overlay to a bundled document, by Redocly. The document itself stays as it is.
 *
 * @param file the overlay's absolute path
 * @param folder what the paths in error messages are relative to
 * @throws CheckError with a line a problem, if the overlay is not as its standard says or an action changes nothing
 */
export async function applyOverlay(
  document: OpenApiDocument,
  file: string,
  config: Config,
  folder: string,
): Promise<OpenApiDocument> {
  const reject = (problems: Problem[]): void => {
    if (problems.length === 0) return;
    const lines = problems.map((problem) =>
      problem.location[0]?.source === doc.source
        ? describeDerivedProblem(problem, file, folder)
        : describeProblem(namingAction(problem), folder),
    );
    throw new CheckError(lines.join("\n"));
  };
  const doc = { source: new Source(`${folder}/openapi.json`, ""), parsed: structuredClone(document) };
  const externalRefResolver = new BaseResolver(config.resolve);
  reject(
    await lint({ ref: file, config, externalRefResolver }).catch((error) => rejectBrokenYaml(error, file, folder)),
  );

  const { bundle: overlaid, problems } = await bundle({ doc, config, externalRefResolver, overlays: [file] });
  reject(problems);
  const result = bundledDocument(overlaid);

  const overlay = (await externalRefResolver.resolveDocument(null, file)) as Document<{ actions: Action[] }>;
  reject(
    overlay.parsed.actions.flatMap((action, index) => {
      const message = idleness(action, document, result);
      const location = [{ source: overlay.source, pointer: `#/actions/${index}/target`, reportOnKey: false }];
      return message === undefined ? [] : [{ message, location, ruleId: "overlay", suggest: [] }];
    }),
  );
  return result;
}

/** Redocly throws where a file can't be parsed, and says the place at the end of its message. */
function rejectBrokenYaml(error: Error, file: string, folder: string): never {
  const [, what, place] = /^([\s\S]*?) in ".*" \((\d+:\d+)\)/.exec(error.message) ?? [];
  if (error.constructor.name !== "YamlParseError" || !place) throw error;
  throw new CheckError(`${relative(folder, file)}:${place} This is not YAML: ${what}. Mend it.`);
}

/** Why an action changes nothing, if so. The standard lets such an action pass in silence. */
function idleness(action: Action, before: OpenApiDocument, after: OpenApiDocument): string | undefined {
  const { target, remove } = action;
  if (!matches(before, target)) return `its target ${target} matches nothing. Mend the target, or remove the action.`;
  if (remove) return undefined;
  if (!matches(after, target)) return `another action removes its target ${target}. Remove one of the two.`;
  if ("update" in action || "copy" in action || "$ref" in action) return undefined;
  return "it does nothing. Say what to do with `update`, `copy` or `remove: true`.";
}

function matches(document: OpenApiDocument, target: string): boolean {
  return select(document as unknown as Json, target).length > 0;
}

function namingAction(problem: Problem): Problem {
  const [, index] = /^#\/actions\/(\d+)/.exec(problem.location[0]?.pointer ?? "") ?? [];
  return index === undefined ? problem : { ...problem, message: `Action ${Number(index) + 1}: ${problem.message}` };
}

/** Members whose text is for people. */
const texts = new Set(["title", "summary", "description"]);

/** A copy of a document that calls the platform by a brand's name, in each text where it stands, and in its titles. */
export function withBrandName(document: OpenApiDocument, name: string): OpenApiDocument {
  // A name that is written in lowercase gets a capital where a sentence begins with it.
  const capitalized = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const rename = (value: unknown): unknown => {
    if (typeof value === "string") {
      return value.replaceAll(/\b([Tt])he platform\b/g, (_, first) => (first === "T" ? capitalized : name));
    }
    if (Array.isArray(value)) return value.map(rename);
    return isObject(value) ? mapValues(value, rename) : value;
  };
  const renamed = mapNodes(document, "OpenAPI", (node) =>
    mapValues(node, (value, member) => (texts.has(member) || isExtension(member) ? rename(value) : value)),
  );
  for (const introduction of [renamed.info, ...Object.values(renamed["x-audiences"] ?? {})]) {
    introduction.title = `${name} ${introduction.title}`;
  }
  return renamed;
}

/** Extensions speak to people, but for notes on sources: those speak of where a fact was seen. */
const isExtension = (member: string) => member.startsWith("x-") && member !== "x-source-note";
