import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { run } from "./cli/command-line.ts";
import { brandNames, generatedFolder, root } from "./cli/repository.ts";
import { deriveArtifacts } from "./generate/artifacts.ts";
import { deriveCommonJs } from "./generate/common-js.ts";
import { writeFiles } from "./generate/output.ts";
import { bundleMock, compileValidators, declareScript, declareValidators } from "./generate/prepack.ts";
import { readContract } from "./openapi/read-contract.ts";

// Called by `npm pack`. It makes what the package holds and the repository does not: what is compiled, the brands' documents, the
// validators, CommonJS, and the mock as JavaScript, as Node strips no types below node_modules.
await run(async () => {
  const artifacts = await deriveArtifacts(brandNames());
  writeFiles(artifacts);
  const contract = readContract();
  const folder = `${root}${generatedFolder}/package`;
  rmSync(folder, { recursive: true, force: true });
  const validators = { javaScript: await compileValidators(contract), declarations: declareValidators(contract) };
  const commonJs = await deriveCommonJs(artifacts, validators);
  const files = [
    ...(await bundleMock()),
    ...declareScript("mock/start-mock.ts"),
    ["validators.js", validators.javaScript] as const,
    ["validators.d.ts", validators.declarations] as const,
    ...commonJs.map(([name, text]) => [`commonjs/${name}`, text] as const),
  ];
  for (const [name, content] of files) {
    const file = `${folder}/${name}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { mode: name.endsWith("/bin.js") ? 0o755 : 0o644 });
  }
});
