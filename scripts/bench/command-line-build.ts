import { execFile } from "node:child_process";
import { globSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { contract } from "../../test/contract.ts";
import { contractFile, generatedFolder, root } from "../cli/repository.ts";

/**
 * Makes the same documents, types, clients, collection and docs by the tools' own command lines, one after another. Most
 * documents are derived by our own code; the tool gets the finished one to bundle, which is the least that it can do.
 */
export async function buildByCommandLines(out: string): Promise<void> {
  // The calls run in the output folder, as openapi-typescript would take its orders from redocly.yaml.
  const call = async (tool: string, ...args: string[]) => {
    const env = { ...process.env, REDOCLY_TELEMETRY: "off" };
    await promisify(execFile)(`${root}node_modules/.bin/${tool}`, args, { cwd: out, env, maxBuffer: 64 * 1024 * 1024 });
  };
  await call("redocly", "lint", `${root}${contractFile}`, "--config", `${root}redocly.yaml`);
  for (const file of globSync("openapi*.yaml", { cwd: `${root}${generatedFolder}` })) {
    const source = file === "openapi.yaml" ? contractFile : `${generatedFolder}/${file}`;
    await call("redocly", "bundle", `${root}${source}`, "-o", file);
    await call("redocly", "bundle", `${root}${source}`, "-o", file.replace(".yaml", ".json"));
  }
  const audiences = Object.keys(contract["x-audiences"] ?? {});
  for (const name of ["openapi", ...audiences.map((audience) => `openapi.${audience}`)]) {
    await call("openapi-typescript", `${name}.json`, "-o", `client/${name}.d.ts`);
  }
  writeFileSync(`${out}/tsconfig.json`, clientsProject);
  await call("tsc", "--project", "tsconfig.json");
  await call("openapi2postmanv2", "-s", "openapi.json", "-o", "collection.json");
  await call("redocly", "build-docs", "openapi.json", "--inlineBundle", "-o", "docs/openapi.html");
}

const clientsProject = JSON.stringify({
  extends: `${root}tsconfig.json`,
  compilerOptions: {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    outDir: "client",
    typeRoots: [`${root}node_modules/@types`],
  },
  include: [`${root}scripts/client`, `${root}${generatedFolder}/client/*.d.ts`],
});
