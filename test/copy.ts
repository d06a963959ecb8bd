import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generatedFolder, root } from "../scripts/cli/repository.ts";
import { type ProgramRun, runProgram } from "../scripts/cli/run-program.ts";
import { isCommitted } from "../scripts/generate/output.ts";

/** A copy of the repository's own files, free to be broken. */
export interface Copy {
  folder: string;
  /** Changes a file by text, and fails if the text is not there. */
  replace(file: string, from: string, to: string): void;
  /** Runs a script of the copy, and resolves when it ends, however it ends. */
  run(script: string, ...args: string[]): Promise<ProgramRun>;
  remove(): void;
}

/** Copies what is committed, as a fresh clone has it. */
export function copyRepository(): Copy {
  // Folders of users have names with spaces.
  const folder = mkdtempSync(join(tmpdir(), "payouts contract "));
  const generated = `${root}${generatedFolder}/`;
  for (const part of ["spec", "scripts", generatedFolder, "redocly.yaml", "package.json", "CHANGELOG.md"]) {
    cpSync(`${root}${part}`, join(folder, part), {
      recursive: true,
      filter: (source) =>
        statSync(source).isDirectory() || !source.startsWith(generated) || isCommitted(source.slice(generated.length)),
    });
  }
  symlinkSync(`${root}node_modules`, join(folder, "node_modules"));
  return {
    folder,
    replace(file, from, to) {
      const path = join(folder, file);
      const text = readFileSync(path, "utf8");
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      writeFileSync(path, text.replace(from, to));
    },
    run: (script, ...args) => runProgram(process.execPath, [script, ...args], { cwd: folder }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
