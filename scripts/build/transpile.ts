import ts from "typescript";
import { remember } from "./remember.ts";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  declaration: true,
  isolatedDeclarations: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
  // Each script stands for itself: that leaves nothing to look up, nor to check.
  noCheck: true,
  noLib: true,
  noResolve: true,
};

/** A script for an ESM loader, with its declarations. */
export interface Transpiled {
  javaScript: string;
  declarations: string;
}

/**
 * Scripts, by names without `.ts`, as JavaScript. They go through the compiler together, which is twice as fast as one after
 * another. Types are not checked here; `tsc` does that.
 *
 * @throws Error if a script exports something whose type it does not state
 */
export function transpile(sources: Map<string, string>): Map<string, Transpiled> {
  return compile(JSON.stringify([...sources]));
}

const compile = remember((json) => {
  const sources = new Map(JSON.parse(json) as [string, string][]);
  const texts = new Map<string, string>();
  const program = ts.createProgram(
    [...sources.keys()].map((name) => `${name}.ts`),
    options,
    hostOf(sources, texts),
  );
  const [problem] = program.emit().diagnostics;
  if (problem)
    throw new Error(`${problem.file?.fileName}: ${ts.flattenDiagnosticMessageText(problem.messageText, " ")}`);
  const textOf = (name: string) => texts.get(name) ?? "";
  return new Map(
    [...sources.keys()].map((name) => [
      name,
      { javaScript: textOf(`${name}.js`), declarations: textOf(`${name}.d.ts`) },
    ]),
  );
});

/** A compiler's view of a file system that has nothing but these sources, and keeps what is written. */
function hostOf(sources: Map<string, string>, texts: Map<string, string>): ts.CompilerHost {
  const read = (file: string) => sources.get(file.replace(/\.ts$/, ""));
  return {
    getSourceFile(file, version) {
      const source = read(file);
      return source === undefined ? undefined : ts.createSourceFile(file, source, version);
    },
    readFile: read,
    fileExists: (file) => read(file) !== undefined,
    writeFile: (file, text) => texts.set(file, text),
    getCurrentDirectory: () => "",
    getCanonicalFileName: (file) => file,
    getDefaultLibFileName: () => "",
    getNewLine: () => "\n",
    useCaseSensitiveFileNames: () => true,
  };
}
