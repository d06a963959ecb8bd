import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { build } from "esbuild";
import { root } from "../openapi/paths.ts";
import { noticesOf } from "./notices.ts";
import { header } from "./serialize.ts";

const folder = "scripts/admin-page";

/** Bundles the page of the mock's admin API from {@link folder}, so that a browser needs nothing else. */
export async function bundleAdminPage(): Promise<[name: string, content: string | Uint8Array][]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    // Fonts keep their names.
    loader: { ".woff2": "file" },
    assetNames: "[name]",
    entryPoints: [`${folder}/page.tsx`, `${folder}/page.css`],
    outdir: ".",
    // The same bytes wherever the packages are.
    preserveSymlinks: true,
    bundle: true,
    format: "esm",
    target: ["chrome123", "firefox120", "safari17.5"],
    jsx: "automatic",
    jsxImportSource: "preact",
    banner: { js: `// ${header}`, css: `/* ${header} */` },
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const own = ["index.html", "icon.svg"];
  return [
    ...outputFiles.map(({ path, contents }): [string, Uint8Array] => [basename(path), contents]),
    ...own.map((name): [string, Uint8Array] => [name, readFileSync(`${root}${folder}/${name}`)]),
    ["NOTICES.txt", noticesOf(metafile)] as [string, string],
  ].map(([name, content]) => [`admin-page/${name}`, content]);
}
