import { globSync } from "node:fs";
import { basename } from "node:path";
import { root } from "../openapi/paths.ts";
import { header } from "./serialize.ts";
import { transpile } from "./transpile.ts";

/** Compiles scripts/client/ to ESM JavaScript with declarations, a file for a file. Names are relative to generated/. */
export function compileClients(): [name: string, text: string][] {
  return globSync(`${root}scripts/client/*.ts`)
    .sort()
    .flatMap((file) => {
      const { javaScript, declarations } = transpile(file);
      const name = `client/${basename(file, ".ts")}`;
      return [
        [`${name}.js`, `// ${header}\n\n${javaScript}`],
        [`${name}.d.ts`, `// ${header}\n\n${declarations}`],
      ] satisfies [string, string][];
    });
}
