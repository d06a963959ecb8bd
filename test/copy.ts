import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generatedFolder, root } from "../scripts/cli/repository.ts";
import { type ProgramRun, runProgram } from "../scripts/cli/run-program.ts";

/** A copy of the repository's own files, free to be broken. */
export interface Copy {
  folder: string;
  /** Changes a file by text, and fails if the text is not there. */
  replace(file: string, from: string, to: string): void;
  /** Runs a script of the copy, and resolves when it ends, however it ends. */
  run(script: string, ...args: string[]): Promise<ProgramRun>;
  remove(): void;
}

/** Copies what is committed, or will be, as a fresh clone has it. */
export function copyRepository(): Copy {
  // Folders of users have names with spaces.
  const folder = mkdtempSync(join(tmpdir(), "payouts contract "));
  copyFiles(
    folder,
    ...["spec", "scripts", generatedFolder, "redocly.yaml", "package.json", "CHANGELOG.md"],
    // The docs show them.
    "test/rehearse/careful",
  );
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

/** Copies to a folder what git knows, or would take, of the parts of the repository that are named, and of all of it where none is. */
export function copyFiles(folder: string, ...parts: string[]): void {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ...parts];
  const files = execFileSync("git", list, { cwd: root, encoding: "utf8" }).split("\0");
  for (const file of files) {
    // One that was deleted is still known.
    if (file && existsSync(`${root}${file}`)) cpSync(`${root}${file}`, join(folder, file));
  }
}
