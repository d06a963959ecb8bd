import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { contractFile, generatedFolder, root } from "../build/paths.ts";

/** The names of documents and types that the separate calls make. The build makes these and more. */
const documents = ["openapi", "openapi.private", "openapi.public"];

/**
 * Makes the documents, types, clients and docs by the tools' own command lines, one after another. A tool can't make an
 * audience's document from the contract, so it gets the finished one to read, which costs it no more.
 */
export async function buildByCommandLines(out: string): Promise<void> {
  const source = (name: string) => `${root}${name === "openapi" ? contractFile : `${generatedFolder}/${name}.yaml`}`;
  // The calls run in the output folder, as openapi-typescript would take its orders from redocly.yaml.
  const call = async (tool: string, ...args: string[]) => {
    const env = { ...process.env, REDOCLY_TELEMETRY: "off" };
    await promisify(execFile)(`${root}node_modules/.bin/${tool}`, args, { cwd: out, env, maxBuffer: 64 * 1024 * 1024 });
  };
  await call("redocly", "lint", source("openapi"), "--config", `${root}redocly.yaml`);
  for (const name of documents) {
    await call("redocly", "bundle", source(name), "-o", `${name}.yaml`);
    await call("redocly", "bundle", source(name), "-o", `${name}.json`);
    await call("openapi-typescript", `${name}.json`, "-o", `client/${name}.d.ts`);
  }
  writeFileSync(`${out}/tsconfig.json`, clientsProject);
  await call("tsc", "--project", "tsconfig.json");
  await call("redocly", "build-docs", "openapi.json", "--inlineBundle", "-o", "docs/index.html");
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
