import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { runProgram } from "../../scripts/cli/run-program.ts";
import { inTemporaryFolder } from "../../scripts/cli/temporary-folder.ts";
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
