import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { bundleMock } from "../../generate/prepack.ts";
import { contractDocument } from "./contenders.ts";

/** Bundles the mock into a folder, as the package has it, and gives Node's arguments for it. */
export async function packMock(folder: string): Promise<(port: string) => string[]> {
  for (const [name, content] of await bundleMock()) {
    mkdirSync(dirname(`${folder}/${name}`), { recursive: true });
    writeFileSync(`${folder}/${name}`, content);
  }
  const document = ["--contract", contractDocument];
  return (port) => [`${folder}/mock/bin.js`, "mock", ...document, "--log", "silent", "--port", port];
}
