import { readFileSync } from "node:fs";
import { build, type Plugin } from "esbuild";
import type { OpenApiDocument } from "../../openapi/document.ts";
import { root } from "../../openapi/paths.ts";
import { noticesOf } from "../notices.ts";
import { header } from "../serialize.ts";
import { trimOpenApiFetch, trimTypes } from "./trim-openapi-fetch.ts";

const entry = 'export { default } from "openapi-fetch";';

/** The part of openapi-fetch that the contract has a use for, as a module with its types, so that nobody installs it. */
export async function bundleOpenApiFetch(document: OpenApiDocument): Promise<[name: string, text: string][]> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entry, resolveDir: root },
    absWorkingDir: root,
    // The same bytes wherever the packages are.
    preserveSymlinks: true,
    bundle: true,
    format: "esm",
    target: "es2022",
    // It asks whether it runs on Node for the sake of an option that the clients don't have.
    define: { process: "undefined" },
    write: false,
    metafile: true,
    plugins: [trimming(document)],
  });
  const notice = `// ${header}\n\n/*\n${noticesOf(metafile)}*/\n`;
  return [
    ["openapi-fetch.js", `${notice}\n${outputFiles[0]?.text}`],
    ["openapi-fetch.d.ts", `${notice}\n${declarations()}`],
  ];
}

function trimming(document: OpenApiDocument): Plugin {
  return {
    name: "trim openapi-fetch",
    setup({ onLoad }) {
      onLoad({ filter: /openapi-fetch/ }, ({ path }) => ({
        contents: trimOpenApiFetch(readFileSync(path, "utf8"), document),
      }));
    },
  };
}

/** The types of openapi-fetch and those that they are built of, in one file. */
function declarations(): string {
  const read = (file: string) => readFileSync(`${root}node_modules/${file}`, "utf8");
  const helpers = read("openapi-typescript-helpers/dist/index.d.mts").replace(/^export type \{[^}]*\};$/m, "");
  const own = read("openapi-fetch/dist/index.d.mts")
    .replace(/^import \{[^}]*\} from 'openapi-typescript-helpers';$/m, "")
    .replace(/^export \{[^}]*\};$/m, "export { createClient as default };")
    .replace(/^export type \{[^}]*\};$/m, "export type { Client };");
  return trimTypes(`${helpers}\n${own}`);
}
