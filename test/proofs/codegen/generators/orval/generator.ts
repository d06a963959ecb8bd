import type { Generator } from "../generator.ts";
import manifest from "./package.json" with { type: "json" };

export const orval: Generator = {
  name: "orval",
  title: "TypeScript: orval",
  version: manifest.dependencies.orval,
  document: "openapi.json",
  toolchains: ["node"],
  install: [["npm", "install", "--no-audit", "--no-fund"]],
  generate: [["node_modules/.bin/orval"]],
  warning: /warn|deprecated/i,
  compile: [["tsc"]],
  run: ["node", "journey.js"],
  gaps: [
    {
      sign: { file: "client/index.schemas.ts", shows: /PrerequestServices[^}]*\[key: string\]: unknown/ },
      why: "A map with named members becomes `[key: string]: unknown`, so a program has to say itself that an entry of `data.services` is a `PrerequestService`. See [orval-labs/orval#3549](https://github.com/orval-labs/orval/pull/3549).",
    },
  ],
};
