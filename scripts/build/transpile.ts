import { readFileSync } from "node:fs";
import ts from "typescript";

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};

/** A script as JavaScript for an ESM loader, with its declarations. Types are not checked here; `tsc` does that. */
export function transpile(fileName: string): { javaScript: string; declarations: string } {
  const source = readFileSync(fileName, "utf8");
  return {
    javaScript: ts.transpileModule(source, { compilerOptions, fileName }).outputText,
    declarations: ts.transpileDeclaration(source, { compilerOptions, fileName }).outputText,
  };
}
