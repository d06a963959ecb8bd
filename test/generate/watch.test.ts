import { globSync } from "node:fs";
import { build } from "esbuild";
import { expect, test, vi } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { rebuildOnChange, sources } from "../../scripts/generate/watch.ts";

test.each([
  ["the admin page", ["scripts/mock/admin/page/page.{tsx,css}"]],
  ["the docs", ["scripts/docs/site/browser/*.ts", "scripts/docs/site/styles/*.css"]],
])("whatever is bundled into %s is watched", async (_what, entries) => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.flatMap((pattern) => globSync(pattern, { cwd: root })),
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".woff2": "empty" },
    outdir: ".",
    format: "esm",
    bundle: true,
    packages: "external",
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(metafile.inputs).filter((file) => !file.includes("node_modules/"));
  expect(inputs.length).toBeGreaterThan(5);
  expect(inputs.filter((file) => !sources.some((source) => file.startsWith(`${source}/`)))).toEqual([]);
});

test("a system that has no more watches to give ends nothing, and is told of", async () => {
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const watcher = await rebuildOnChange(async () => {});
  try {
    watcher.emit("error", new Error("ENOSPC: System limit for number of file watchers reached"));
    expect(told).toHaveBeenCalledWith(expect.stringMatching(/^Some changes are not seen: ENOSPC.*\n$/));
  } finally {
    told.mockRestore();
    await watcher.close();
  }
});
