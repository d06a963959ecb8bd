import { readFileSync } from "node:fs";
import ts from "typescript";
import { remember } from "./remember.ts";

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};

/**
 * A script as JavaScript for an ESM loader, with its declarations. Types are not checked here; `tsc` does that.
 *
 * @param source the script's text, if it isn't to be read from its file
 */
export function transpile(
  fileName: string,
  source: string = readFileSync(fileName, "utf8"),
): { javaScript: string; declarations: string } {
  return compile(JSON.stringify([fileName, source]));
}

const compile = remember((call) => {
  const [fileName, source] = JSON.parse(call) as [string, string];
  return {
    javaScript: ts.transpileModule(source, { compilerOptions, fileName }).outputText,
    declarations: ts.transpileDeclaration(source, { compilerOptions, fileName }).outputText,
  };
});
