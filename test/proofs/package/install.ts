import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { root } from "../../../scripts/cli/repository.ts";
import installPackage from "../../package/install.ts";

/** What the projects of these tests use besides the package. */
const others = ["express", "fastify", "hono", "@types/express"];

/** Packs and installs the package as its own tests do, and adds the frameworks of the proofs. */
export default async function install(project: TestProject): Promise<() => void> {
  let folder = "";
  const provide = (key: "project" | "tarball", value: string) => {
    if (key === "project") folder = value;
    project.provide(key, value);
  };
  const remove = await installPackage({ provide } as TestProject);
  for (const name of others) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "test/proofs/node_modules", name), link);
  }
  return remove;
}
