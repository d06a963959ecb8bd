import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { root } from "../../scripts/cli/repository.ts";
import { runProgram } from "../../scripts/cli/run-program.ts";
import { copyFiles } from "../copy.ts";

/** A copy of everything that is under version control, committed on its main branch, with another branch to work on. */
export class WorkingCopy {
  readonly folder: string = mkdtempSync(join(tmpdir(), "payouts contract "));

  constructor() {
    // The database of some tests runs as another user, who has to get in.
    chmodSync(this.folder, 0o755);
    copyFiles(this.folder);
    for (const packages of ["node_modules", "test/proofs/node_modules"]) {
      symlinkSync(`${root}${packages}`, join(this.folder, packages));
    }
    this.#git("init", "--quiet", "--initial-branch=main");
    this.#git("add", "--all", ":!node_modules", ":!test/proofs/node_modules");
    this.#git("commit", "--quiet", "--message=Everything");
    this.#git("switch", "--quiet", "--create=work");
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  copy(from: string, to: string): void {
    cpSync(join(this.folder, from), join(this.folder, to), { recursive: true });
  }

  /** The files that are not as they were committed. */
  changed(): string[] {
    const status = this.#git(
      "status",
      "--porcelain",
      "--untracked-files=all",
      "-z",
      "--",
      ":!node_modules",
      ":!test/proofs",
      ":!reports",
    );
    return status.split("\0").flatMap((line) => line.slice(3) || []);
  }

  /** Puts every file back. */
  reset(): void {
    this.#git("reset", "--quiet", "--hard");
    this.#git("clean", "--quiet", "--force", "-d", "--exclude=node_modules");
  }

  /** Runs a line of a shell, and resolves to its exit code and everything that it printed. */
  async run(line: string): Promise<{ code: number; output: string }> {
    const path = [join(this.folder, "node_modules/.bin"), dirname(process.execPath), process.env.PATH].join(delimiter);
    const reports = join(this.folder, "reports");
    const options = { cwd: this.folder, env: { ...process.env, PATH: path, NO_COLOR: "1", TEST_REPORTS: reports } };
    const { code, stdout, stderr } = await runProgram("sh", ["-c", line], options);
    return { code, output: stdout + stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  #git(...args: string[]): string {
    const author = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
    return execFileSync("git", [...author, ...args], { cwd: this.folder, encoding: "utf8" });
  }
}
