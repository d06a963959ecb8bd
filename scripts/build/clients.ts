import { globSync } from "node:fs";
import { root } from "../openapi/paths.ts";
import { header } from "./serialize.ts";
import { transpile } from "./transpile.ts";

const folder = `${root}scripts/client/`;

/** Compiles scripts/client/ to ESM JavaScript with declarations, a file for a file. Names are relative to generated/. */
export function compileClients(): [name: string, text: string][] {
  return globSync("**/*.ts", { cwd: folder })
    .sort()
    .flatMap((file) => {
      const { javaScript, declarations } = transpile(folder + file);
      const name = `client/${file.replace(/\.ts$/, "")}`;
      return [
        [`${name}.js`, `// ${header}\n\n${javaScript}`],
        [`${name}.d.ts`, `// ${header}\n\n${declarations.replaceAll(/(from "\.[^"]*[^d])\.ts"/g, '$1.js"')}`],
      ] satisfies [string, string][];
    });
}
