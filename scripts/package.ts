import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { run } from "./command-line/command-line.ts";
import { generatedFolder, root } from "./openapi/paths.ts";
import { bundleMock } from "./package/bundle-mock.ts";
import { declareScript } from "./package/declare-script.ts";

// Called by `npm pack`. Node strips no types below node_modules, so the package has the mock as JavaScript.
await run(async () => {
  const folder = `${root}${generatedFolder}/package`;
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of [...(await bundleMock()), ...declareScript("mock/start-mock.ts")]) {
    const file = `${folder}/${name}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: name.endsWith("/bin.js") ? 0o755 : 0o644 });
  }
});
