import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL("./", import.meta.url));

/** Files of other packages that the pages load. */
const foreign: [name: string, module: string][] = [
  ["assets/inter.woff2", "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"],
  ["assets/mono.woff2", "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2"],
];

/** The files that pages name; what they import is bundled in. */
const entries = [
  ...["preferences", "page", "reload", "reference"].map((name) => `browser/${name}.ts`),
  ...["site", "reference"].map((name) => `styles/${name}.css`),
];

/** What the pages load besides themselves: styles, scripts, fonts. */
export function assets(): [name: string, content: string | Uint8Array][] {
  return [
    ...bundled(),
    ...foreign.map(([name, module]): [string, Uint8Array] => [name, readFileSync(require.resolve(module))]),
  ];
}

/** The scripts become classic ones, since browsers load no module from a file. */
function bundled(): [name: string, content: string][] {
  const { outputFiles } = buildSync({
    absWorkingDir: folder,
    entryPoints: entries,
    external: ["*.woff2"],
    outdir: "assets",
    bundle: true,
    format: "iife",
    minify: true,
    target: ["chrome123", "firefox120", "safari17.5"],
    write: false,
  });
  return outputFiles.map(({ path, text }) => [`assets/${basename(path)}`, text]);
}
