// Prints the last run of vitest as one line. What failed outside of vitest, or left no report, counts as one failure.
import { existsSync, readFileSync } from "node:fs";

const report = new URL("../node_modules/.cache/vitest.json", import.meta.url);
const failed = process.argv[2] !== "0";
const { numPassedTests, numFailedTests } = existsSync(report)
  ? JSON.parse(readFileSync(report, "utf8"))
  : { numPassedTests: 0, numFailedTests: 0 };
console.log(`${numPassedTests} passed, ${Math.max(numFailedTests, failed ? 1 : 0)} failed`);
