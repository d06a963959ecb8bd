import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import ts from "typescript";
import { root } from "./paths.ts";
import { header } from "./serialize.ts";

/** Compiles scripts/client/ to ESM JavaScript with declarations, a file for a file. Names are below `client/`. */
export function compileClients(): [name: string, text: string][] {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    isolatedDeclarations: true,
    declaration: true,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
    removeComments: false,
  };
  return globSync(`${root}scripts/client/*.ts`)
    .sort()
    .flatMap((file) => {
      const source = readFileSync(file, "utf8");
      const name = `client/${basename(file, ".ts")}`;
      const options = { compilerOptions, fileName: file };
      const javaScript = ts.transpileModule(source, options).outputText;
      const declarations = ts.transpileDeclaration(source, options).outputText;
      return [
        [`${name}.js`, `// ${header}\n\n${javaScript}`],
        [`${name}.d.ts`, `// ${header}\n\n${declarations}`],
      ] satisfies [string, string][];
    });
}
