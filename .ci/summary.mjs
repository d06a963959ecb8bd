// Prints the last run of vitest as one line. A run that left no report counts as one failure.
import { existsSync, readFileSync } from "node:fs";

const report = new URL("../node_modules/.cache/vitest.json", import.meta.url);
const { numPassedTests, numFailedTests } = existsSync(report)
  ? JSON.parse(readFileSync(report, "utf8"))
  : { numPassedTests: 0, numFailedTests: 1 };
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
