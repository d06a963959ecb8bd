import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inTemporaryFolder } from "../../../scripts/cli/temporary-folder.ts";
import { start } from "../../running.ts";

test("Ctrl-C ends what a compiler is doing at that moment", () =>
  inTemporaryFolder(async (folder) => {
    // The first compiler that is called: it starts another process, as build tools do, and neither ends by itself.
    const minute = `"${process.execPath}" -e "setTimeout(() => {}, 60_000)"`;
    writeFileSync(`${folder}/java`, `#!/bin/sh\n${minute} &\necho $! > "${folder}/pid"\nwait\n`);
    chmodSync(`${folder}/java`, 0o755);
    const run = start("env", `PATH=${folder}:${process.env.PATH}`, process.execPath, "test/proofs/codegen.ts");
    try {
      const written = () => (existsSync(`${folder}/pid`) ? Number(readFileSync(`${folder}/pid`, "utf8")) : 0);
      await expect.poll(written, { timeout: 10_000 }).toBeGreaterThan(0);
      const pid = written();
      expect(isAlive(pid)).toBe(true);
      expect(await run.interrupt()).toBe(130);
      await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
    } finally {
      await run.interrupt();
    }
  }));

/** Whether a process runs. One that has ended and that nobody has asked about is a zombie, which does not. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
