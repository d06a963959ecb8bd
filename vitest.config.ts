import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // They have a configuration of their own.
    exclude: ["test/package/**", "test/proofs/**"],
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
  },
});
