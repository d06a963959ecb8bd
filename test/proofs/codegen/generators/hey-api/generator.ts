import type { Generator } from "../generator.ts";
import manifest from "./package.json" with { type: "json" };

export const heyApi: Generator = {
  name: "hey-api",
  title: "TypeScript: @hey-api/openapi-ts",
  version: manifest.dependencies["@hey-api/openapi-ts"],
  document: "openapi.json",
  toolchains: ["node"],
  install: [["npm", "install", "--no-audit", "--no-fund"]],
  generate: [["node_modules/.bin/openapi-ts"]],
  warning: /warn|deprecated/i,
  compile: [["tsc"]],
  run: ["node", "journey.js"],
  gaps: [
    {
      sign: { file: "client/types.gen.ts", shows: /\[key: string\]: PrerequestService \| PrerequestMethods/ },
      why: "An entry of a map with named members is typed as the entry or any of the named members, so a program has to tell them apart before it reads one. TypeScript has no type for a map whose named members differ from its entries.",
    },
  ],
};
