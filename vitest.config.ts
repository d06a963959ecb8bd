import { defineConfig } from "vitest/config";

const packageTests = "test/package/**/*.test.ts";
/** They have packages and a configuration of their own. */
const proofs = "test/proofs/**";

export default defineConfig({
  test: {
    // Read by .ci/summary.mjs. A copy of the repository shares its packages, and has its own reports.
    reporters: [
      "default",
      ["json", { outputFile: `${process.env.TEST_REPORTS ?? "node_modules/.cache"}/vitest.json` }],
    ],
    // Files share what they load, and every core works: half of the time is saved. No test may leave anything behind it.
    isolate: false,
    maxWorkers: "100%",
    // Commands that tests start are compiled once.
    env: { NODE_COMPILE_CACHE: `${import.meta.dirname}/node_modules/.cache/node` },
    // Generous, as a machine may be busy: it ends what hangs, and measures nothing.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "repository", include: ["test/**/*.test.ts"], exclude: [packageTests, proofs] } },
      // Packed and installed once for all of them.
      { extends: true, test: { name: "package", include: [packageTests], globalSetup: "test/package/install.ts" } },
    ],
  },
});
