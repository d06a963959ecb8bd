import type { Generator } from "../generator.ts";
import manifest from "./package.json" with { type: "json" };

export const heyApiZod: Generator = {
  name: "hey-api-zod",
  title: "TypeScript: @hey-api/openapi-ts, zod",
  version: `${manifest.dependencies["@hey-api/openapi-ts"]}, ${manifest.dependencies.zod}`,
  document: "openapi.json",
  toolchains: ["node"],
  install: [
    ["npm", "install", "--no-audit", "--no-fund"],
    ["cp", "../hey-api/steps.ts", "steps.ts"],
  ],
  generate: [["node_modules/.bin/openapi-ts"]],
  warning: /warn|deprecated/i,
  compile: [["tsc"]],
  run: ["node", "journey.js"],
  gaps: [
    {
      sign: { file: "client/zod.gen.ts", shows: /zLocalizedText = z\.object\(\{\s*en: z\.string\(\)\s*\}\)/ },
      why: "A map with named members becomes an object of those alone, whose `parse` drops the entries: languages other than English, and the services of a pre-request. The generated functions only check with it, and return the response as it came; do the same in your own code, and keep what you gave to `parse`.",
    },
    {
      sign: { file: "client/zod.gen.ts", shows: /total: z\.coerce\.bigint\(\)/ },
      why: "A whole number of 64 bits becomes a `bigint` in what `parse` returns, and a `number` in the types of the functions.",
    },
  ],
};
