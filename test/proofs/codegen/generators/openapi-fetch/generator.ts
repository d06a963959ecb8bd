import manifest from "../../../../../package.json" with { type: "json" };
import type { Generator } from "../generator.ts";

const { "openapi-typescript": types } = manifest.devDependencies;
const { "openapi-fetch": fetch } = manifest.devDependencies;

/** The package's own clients, which the build has generated, seen from a repository that has installed the package. */
export const openapiFetch: Generator = {
  name: "openapi-fetch",
  title: "TypeScript: openapi-typescript, openapi-fetch",
  version: `${types}, ${fetch}`,
  document: "openapi.json",
  toolchains: ["node"],
  install: [
    ["mkdir", "-p", "node_modules"],
    ["ln", "-sfn", "../../../../../..", "node_modules/payouts-contract"],
  ],
  generate: [["cp", "-R", "../../../../../generated/client", "client"]],
  warning: /warn/i,
  compile: [["tsc"]],
  run: ["node", "journey.js"],
  gaps: [],
};
