import { defineConfig } from "vitest/config";

/** Proofs that take minutes: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ["test/**/*.long.ts"],
    exclude: ["test/proofs/**"],
    // Read by .ci/summary.mjs.
    reporters: ["default", ["json", { outputFile: "node_modules/.cache/vitest-long.json" }]],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
