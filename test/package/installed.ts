import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";

/** The project that install.ts made. */
export const project = inject("project");

/** Folder of the installed package. */
export const installed = join(project, "node_modules/payouts-contract");

export const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));

/** The package's command. */
export const command = join(installed, manifest.bin["payouts-contract"]);

/** What the program of `test/client/projects` prints, wherever it runs. */
export const want = {
  status: "created",
  shown: true,
  failure: [404, "not-created"],
  callback: [200, 1],
  valid: [true, false],
};
