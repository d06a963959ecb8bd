import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { runProgram } from "../../scripts/cli/run-program.ts";
import { inTemporaryFolder } from "../../scripts/cli/temporary-folder.ts";
import { compareDocuments } from "../../scripts/diff/compare-contracts.ts";
import { largeDocument } from "./large-document.ts";

test("a thousand operations and schemas that all lead to each other are compared in 640 MB of heap", () =>
  inTemporaryFolder(async (folder) => {
    const size = { operations: 1000, schemas: 1000 };
    const [base, changed] = [largeDocument(size), largeDocument(size)];
    const [path = ""] = Object.keys(changed.paths ?? {});
    delete changed.paths?.[path];
    const [before, after] = [join(folder, "before.json"), join(folder, "after.json")];
    writeFileSync(before, JSON.stringify(base));
    writeFileSync(after, JSON.stringify(changed));
    const args = ["--max-old-space-size=640", `${root}scripts/diff.ts`, "--json", before, after];
    const { code, stdout, stderr } = await runProgram(process.execPath, args);
    expect([code, stderr]).toEqual([0, ""]);
    const { bump, changes } = JSON.parse(stdout);
    expect(bump).toBe("major");
    expect(JSON.stringify(changes)).toContain(path);
  }));

/** By how often each block of code runs, as V8 counts it for coverage. */
test("four times the operations are four times the work", async () => {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const workOf = async (count: number): Promise<number> => {
    const size = { operations: count, schemas: count };
    const [base, changed] = [largeDocument(size), largeDocument(size)];
    const [path = ""] = Object.keys(changed.paths);
    delete changed.paths[path];
    await session.post("Profiler.takePreciseCoverage");
    await compareDocuments(base, changed);
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const own = result.filter(({ url }) => url.includes("/scripts/"));
    const blocks = own.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges));
    return blocks.reduce((sum, { count: runs }) => sum + runs, 0);
  };
  try {
    const once = await workOf(100);
    expect(once).toBeGreaterThan(100_000);
    expect((await workOf(400)) / once).toBeLessThan(6);
  } finally {
    session.disconnect();
  }
});
