import { spawn } from "node:child_process";
import { cpSync, renameSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";
import { copyRepository } from "../copy.ts";

const copy = copyRepository();
afterAll(() => copy.remove());

test("--watch builds again at each change, however it is saved, says how long it took, and outlives an error", async () => {
  const child = spawn(process.execPath, ["scripts/build.ts", "--watch"], { cwd: copy.folder, stdio: "pipe" });
  /** Saves as many editors do: the new text takes the place of the file. */
  const replace = (file: string, from: string, to: string) => {
    const path = join(copy.folder, file);
    cpSync(path, `${path}.new`);
    copy.replace(`${file}.new`, from, to);
    renameSync(`${path}.new`, path);
  };
  try {
    const lines = createInterface(child.stderr)[Symbol.asyncIterator]();
    const next = async (): Promise<string> => (await lines.next()).value ?? "";
    expect(await next()).toMatch(/\(\d+ ms\)$/);
    copy.replace("spec/openapi.yaml", "  summary: Pay out to cards", "  summary: Pay to cards");
    expect(await next()).toMatch(/^Wrote \d+ files \(\d+ ms\)$/);
    replace("spec/openapi.yaml", "\n  title: Payouts API\n", "\n  tittle: Payouts API\n");
    expect(await next()).toMatch(/^spec\/openapi\.yaml:\d+:\d+ /);
    while (!(await next()).endsWith("(rule struct)"));
    copy.replace("spec/openapi.yaml", "  summary: Pay to cards", "  summary: Send to cards");
    replace("spec/openapi.yaml", "\n  tittle: Payouts API\n", "\n  title: Payouts API\n");
    let line = await next();
    while (!line.startsWith("Wrote")) line = await next();
    expect(line).toMatch(/^Wrote \d+ files \(\d+ ms\)$/);
    for (const [from, to] of [
      ["telemetry: off", "telemetry: off # once"],
      ["# once", "# twice"],
    ] as const) {
      replace("redocly.yaml", from, to);
      expect(await next()).toMatch(/^Nothing changed /);
    }
    expect(child.exitCode).toBe(null);
  } finally {
    child.kill("SIGKILL");
  }
});
