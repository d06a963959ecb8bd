import { readdirSync, readFileSync } from "node:fs";
import type { Metafile } from "esbuild";
import { root } from "../openapi/paths.ts";

/** The packages that went into a bundle, with the texts of their licences, each text once. */
export function noticesOf(metafile: Metafile): string {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  const notices = [...new Set(folders)].sort().map((folder) => noticeOf(`${root}${folder}`));
  return [...Map.groupBy(notices, ({ text }) => text)]
    .map(([text, packages]) => `${packages.map(({ name }) => name).join("\n")}\n\n${text}\n`)
    .join(`\n${"-".repeat(80)}\n\n`);
}

function noticeOf(folder: string): { name: string; text: string } {
  const { name, version, license, licenses, author } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const terms = license ?? licenses.map(({ type }: { type: string }) => type).join(", ");
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(`${folder}/${file}`, "utf8").trim());
  const text =
    texts.join("\n\n") || `Copyright ${author?.name ?? author ?? `the authors of ${name}`}. Licensed as ${terms}.`;
  return { name: `${name} ${version}, ${terms}`, text };
}
