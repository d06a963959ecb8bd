import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { noticesOf } from "../build/notices.ts";
import { root } from "../openapi/paths.ts";
import { leaveOut } from "./leave-out.ts";

/** What stands in the bundle for a package. */
const beside = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const unreached = beside("unreached.ts");

/**
 * Bundles the mock, and the command that starts it or `verify`, with everything that they run on, so that whoever installs the
 * package installs nothing else. Names are relative to generated/package/.
 */
export async function bundleMock(): Promise<[name: string, content: string | Uint8Array][]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { "mock/bin": "scripts/package/bin.ts", "mock/start-mock": "scripts/mock/start-mock.ts" },
    chunkNames: "mock/[name]-[hash]",
    outdir: ".",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    // Some packages require their parts by computed names in `main`; their `module` can be followed.
    mainFields: ["module", "main"],
    alias: {
      "node-fetch": unreached,
      "postman-collection": unreached,
      "mime-db": unreached,
      "fnv-plus": beside("short-hash.ts"),
      "cron-parser": beside("no-schedules.ts"),
      "rrule-temporal": beside("no-schedules.ts"),
      // Prism asks for every language of the world and generates English.
      "@faker-js/faker": "@faker-js/faker/locale/en",
    },
    plugins: [leaveOut],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    minify: true,
    // So that a stack can be read.
    keepNames: true,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  return [
    ...outputFiles.map(({ path, contents }): [string, Uint8Array] => [relative(root, path), contents]),
    ["mock/NOTICES.txt", noticesOf(metafile)],
  ];
}
