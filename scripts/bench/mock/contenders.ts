import { generatedFolder, root } from "../../cli/repository.ts";

/** Node's arguments for each server that is measured. */
export const contenders = {
  /** The mock as it runs in the repository, without state and with it. */
  own: (port: string) => [`${root}scripts/mock.ts`, "--stateless", "--log", "silent", "--port", port],
  stateful: (port: string) => [`${root}scripts/mock.ts`, "--log", "silent", "--port", port],
  stock: (port: string) => [`${root}node_modules/.bin/prism`, "mock", contractDocument, "--port", port, "-v", "silent"],
  backend: (port: string) => [`${root}scripts/bench-mock.ts`, "--serve", "openapi-backend", "--port", port],
  bare: (port: string) => [`${root}scripts/bench-mock.ts`, "--serve", "bare", "--port", port],
} as const;

/** What all of them answer by. */
export const contractDocument = `${root}${generatedFolder}/openapi.json`;

export type Contender = keyof typeof contenders;

/** How a table calls them. */
export const names: Record<Contender, string> = {
  own: "the mock, stateless",
  stateful: "the mock, with state",
  stock: "stock Prism",
  backend: "openapi-backend",
  bare: "bare node:http",
};
