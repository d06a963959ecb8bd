import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { brandNames } from "./build/brand-names.ts";
import { buildBrands } from "./build/build-brands.ts";
import { run } from "./command-line/command-line.ts";
import { contract } from "./openapi/generated.ts";
import { generatedFolder, root } from "./openapi/paths.ts";
import { bundleMock } from "./package/bundle-mock.ts";
import { declareScript } from "./package/declare-script.ts";
import { compileValidators } from "./package/validators/compile-validators.ts";
import { declareValidators } from "./package/validators/declare-validators.ts";

// Called by `npm pack`. It makes what the package holds and the repository does not: the brands' documents, the validators, and
// the mock as JavaScript, as Node strips no types below node_modules.
await run(async () => {
  rmSync(`${root}${generatedFolder}/brands`, { recursive: true, force: true });
  await buildBrands(brandNames());
  const folder = `${root}${generatedFolder}/package`;
  rmSync(folder, { recursive: true, force: true });
  const files = [
    ...(await bundleMock()),
    ...declareScript("mock/start-mock.ts"),
    ["validators.js", await compileValidators(contract)] as const,
    ["validators.d.ts", declareValidators(contract)] as const,
  ];
  for (const [name, content] of files) {
    const file = `${folder}/${name}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: name.endsWith("/bin.js") ? 0o755 : 0o644 });
  }
});
