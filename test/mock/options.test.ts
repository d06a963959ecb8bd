import { parseArgs } from "node:util";
import { expect, test } from "vitest";
import { flags, readOptions } from "../../scripts/mock/options.ts";

test.each([
  [[], { callbacks: true, callbackRetryUnit: 1000, callbacksFinalOnly: false, faultRate: 0, seed: 1 }],
  [["--no-callbacks"], { callbacks: false }],
  [["--callbacks-final-only"], { callbacksFinalOnly: true }],
  [["--callback-retry-unit", "100ms"], { callbackRetryUnit: 100 }],
  [["--callback-retry-unit", "1m"], { callbackRetryUnit: 60_000 }],
  [["--callback-shuffle", "7"], { callbackShuffle: 7 }],
  [["--callback-hosts", "merchant.test,10.0.0.0/8"], { callbackHosts: ["merchant.test", "10.0.0.0/8"] }],
  [["--fault-rate", "2.5", "--seed", "9"], { faultRate: 2.5, seed: 9 }],
  [["--admin-port", "4011"], { adminPort: 4011 }],
])("%j", (args, options) => {
  expect(readOptions(parseArgs({ args, options: flags }).values)).toMatchObject(options);
});

test("there is no admin API unless it was asked for", () => {
  expect(readOptions(parseArgs({ args: [], options: flags }).values)).not.toHaveProperty("adminPort");
});
