import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { root } from "../../scripts/cli/repository.ts";

const run = promisify(execFile);

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of an empty project, outside the repository, in which the package is installed. */
    project: string;
    /** The file that `npm pack` made. */
    tarball: string;
  }
}

/** What the projects of the tests use besides the package, taken from where the repository has it. */
const others = ["express", "fastify", "hono", "@types/express", "@types/node"];

/** Packs the package and installs it as its users do. */
export default async function install({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "payouts-package-"));
  const { stdout } = await run("npm", ["pack", "--json", "--silent", "--pack-destination", folder], { cwd: root });
  const [{ filename }] = JSON.parse(stdout);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", "--offline", join(folder, filename)], { cwd: folder });
  for (const name of others) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, "node_modules", name), link);
  }
  cpSync(`${root}test/client/projects`, join(folder, "projects"), { recursive: true });
  provide("project", folder);
  provide("tarball", join(folder, filename));
  return () => rmSync(folder, { recursive: true });
}
