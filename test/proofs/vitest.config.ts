import { defineConfig } from "vitest/config";

const packageTests = "test/proofs/package/**/*.test.ts";

/** What compares us with others, or needs what they make: `npm run test:proofs`, after `npm ci --prefix test/proofs`. */
export default defineConfig({
  test: {
    // Read by .ci/summary.mjs.
    reporters: ["default", ["json", { outputFile: "node_modules/.cache/vitest-proofs.json" }]],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    projects: [
      {
        extends: true,
        test: { name: "proofs", include: ["test/proofs/**/*.test.ts"], exclude: [packageTests, "**/node_modules/**"] },
      },
      {
        extends: true,
        test: { name: "package", include: [packageTests], globalSetup: "test/proofs/package/install.ts" },
      },
    ],
  },
});
