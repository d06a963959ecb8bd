import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSite, type SiteFiles, type SiteSource } from "../../scripts/docs/build-site.ts";
import { contract, readGenerated } from "../../scripts/openapi/generated.ts";
import { generatedFolder, root } from "../../scripts/openapi/paths.ts";

/** The neutral site, built once for all files of tests. */
export const neutralSite: SiteFiles = await buildTestSite();

/** Builds the neutral site in memory, or one that differs from it. */
export function buildTestSite(source: Partial<SiteSource> = {}): Promise<SiteFiles> {
  const name = "openapi.yaml";
  const downloads = new Map([[name, readFileSync(`${root}${generatedFolder}/${name}`, "utf8")]]);
  return buildSite({
    document: contract,
    mockAdmin: readGenerated("mock-admin.json"),
    downloads,
    brands: [{ name: "brand" }],
    ...source,
  });
}

/** The pages of a site as text: those whose names end so. */
export function textsOf(files: SiteFiles, ending: string): [name: string, text: string][] {
  return [...files].flatMap(([name, content]) =>
    name.endsWith(ending) && typeof content === "string" ? [[name, content]] : [],
  );
}

/** The text of one file. */
export function textOf(files: SiteFiles, name: string): string {
  const content = files.get(name);
  if (typeof content !== "string") throw new Error(`no ${name}`);
  return content;
}

/** What a browser shows of a piece of HTML, as text. */
export function plain(html: string): string {
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return html
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&([a-z]+);/g, (whole, name) => names[name] ?? whole);
}

/** Writes a site to a folder of its own. */
export function writeToFolder(files: SiteFiles): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "payouts-contract-docs-"));
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
