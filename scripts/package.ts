import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { run } from "./cli/command-line.ts";
import { brandNames, generatedFolder, root } from "./cli/repository.ts";
import { deriveArtifacts } from "./generate/artifacts.ts";
import { writeFiles } from "./generate/output.ts";
import { bundleMock, compileValidators, declareScript, declareValidators } from "./generate/prepack.ts";
import { readContract } from "./openapi/read-contract.ts";

// Called by `npm pack`. It makes what the package holds and the repository does not: what is compiled, the brands' documents, the
// validators, and the mock as JavaScript, as Node strips no types below node_modules.
await run(async () => {
  writeFiles(await deriveArtifacts(brandNames()));
  const contract = readContract();
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
