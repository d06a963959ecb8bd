import { writeFileSync } from "node:fs";
import ts from "typescript";

export interface Answer {
  name: string;
  schema: string;
  value: unknown;
}

/**
 * Each answer becomes a literal on a line of its own, in which new members are no mistake. A map with named members can be
 * read by its generated type, but no literal has that type: in `Readable` an entry may be what any of those members is.
 */
const head = `declare function read<Model>(): <const Answer extends Readable<Model>>(answer: Answer) => void;
type Readable<T> = T extends object ? (string extends keyof T ? ReadableMap<T> : { [K in keyof T]: Readable<T[K]> }) : T;
type ReadableMap<T> = Named<T> & { [key: string]: Readable<T[keyof T]> | Named<T>[keyof Named<T>] };
type Named<T> = { [K in keyof T as string extends K ? never : number extends K ? never : K]: Readable<T[K]> };
`;

/**
 * What the compiler has against answers as values of the generated types, by name. The types are gone when a program runs, so
 * they are all that can refuse an answer.
 *
 * @param typeOf the type of a schema, as code
 * @param folder where the types are found from
 */
export function checkTypes(
  answers: Answer[],
  typeOf: (schema: string) => string,
  folder = process.cwd(),
): Map<string, string> {
  const lines = answers.map(({ schema, value }) => `read<${typeOf(schema)}>()(${JSON.stringify(value)});\n`);
  const file = `${folder}/answers.ts`;
  writeFileSync(file, [head, ...lines, "export {};\n"].join(""));
  const options = { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022 };
  const modules = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  const program = ts.createProgram([file], { ...options, ...modules });
  const complaints = new Map<string, string>();
  for (const { file: source, start = 0, messageText } of ts.getPreEmitDiagnostics(program)) {
    const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
    const answer = source?.fileName === file ? answers[line - head.split("\n").length + 1] : undefined;
    const text = ts.flattenDiagnosticMessageText(messageText, " ");
    if (!answer) throw new Error(`${source?.fileName}:${line + 1}: ${text}`);
    complaints.set(answer.name, text);
  }
  return complaints;
}
