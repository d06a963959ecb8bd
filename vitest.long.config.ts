import { defineConfig } from "vitest/config";

/** Proofs that take minutes, and tests of whole commands, browsers, databases, and the installed package: `npm run test:long`. */
export default defineConfig({
  test: {
    // Read by .ci/summary.mjs.
    reporters: ["default", ["json", { outputFile: "node_modules/.cache/vitest-long.json" }]],
    maxWorkers: "100%",
    // Commands that tests start are compiled once.
    env: { NODE_COMPILE_CACHE: `${import.meta.dirname}/node_modules/.cache/node` },
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      { extends: true, test: { name: "long", include: ["test/**/*.long.ts"], exclude: ["test/proofs/**"] } },
      // The whole npm test after each recipe; each runs on every core.
      {
        extends: true,
        test: { name: "recipes", include: ["test/recipes/*.recipes.ts"], maxWorkers: 1, testTimeout: 1_200_000 },
      },
      // Packed and installed once for all of them.
      {
        extends: true,
        test: { name: "package", include: ["test/package/**/*.test.ts"], globalSetup: "test/package/install.ts" },
      },
    ],
  },
});
