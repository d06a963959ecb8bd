import ts from "typescript";
import { type Candidate, preamble } from "./candidate.ts";
import { workFolder } from "./work-folder.ts";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ["lib.es2024.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/** How long the compiler takes for a file with 100 calls, in seconds: the shortest of five times. */
export function timeTypeCheck({ setUp, create }: Candidate): number {
  const calls = Array.from({ length: 100 }, (_, index) => `export const call${index} = () => ${create};`);
  const text = [preamble, setUp, ...calls].join("\n");
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    check(text);
    return (performance.now() - start) / 1000;
  });
  return Math.min(...times);
}

/** What the compiler has against a program in the work folder. */
export function check(text: string): string[] {
  const file = `${workFolder}/program.ts`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, language) =>
    name === file ? ts.createSourceFile(name, text, language) : getSourceFile(name, language);
  const program = ts.createProgram([file], options, host);
  const diagnostics = program.getSemanticDiagnostics(program.getSourceFile(file));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}
