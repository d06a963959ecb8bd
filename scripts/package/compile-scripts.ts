import { globSync } from "node:fs";
import { transpile } from "../build/transpile.ts";
import { root } from "../openapi/paths.ts";

/** What the package runs: the mock, and what it shares with other scripts. */
const sources = [
  "mock/**/*.ts",
  "build/brand-document.ts",
  "command-line/*.ts",
  "openapi/contract.ts",
  "openapi/paths.ts",
];

/** What the package's users import, and so need the types of. */
const typed = ["mock/start-mock.ts", "mock/options.ts", "mock/log/log-entry.ts", "mock/log/recorded-request.ts"];

/** Compiles the scripts of the package, a file for a file. Names are relative to scripts/. */
export function compileScripts(): [name: string, text: string][] {
  const folder = `${root}scripts`;
  return globSync(sources, { cwd: folder })
    .sort()
    .flatMap((file) => {
      const { javaScript, declarations } = transpile(`${folder}/${file}`);
      const name = file.replace(/\.ts$/, "");
      const files: [string, string][] = [[`${name}.js`, javaScript]];
      if (typed.includes(file)) {
        files.push([`${name}.d.ts`, declarations.replaceAll(/(from "\.[^"]*)\.ts"/g, '$1.js"')]);
      }
      return files;
    });
}
