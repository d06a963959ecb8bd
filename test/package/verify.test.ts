import { expect, test } from "vitest";
import { outputOf } from "../../scripts/cli/run-program.ts";
import { mockForTests } from "../mock/client.ts";
import { command } from "./installed.ts";

test("the package's command holds a deployment against the contract", async () => {
  const { url } = await mockForTests({ stepDelay: 0 });
  const env = {
    ...process.env,
    PAYOUTS_ACCOUNT_ID: "package",
    PAYOUTS_API_KEY: "key",
    PAYOUTS_PUBLIC_KEY: "pk_test_package",
  };
  const options = ["--server", url, "--rate", "1000", "--allow-writes", "--format", "json"];
  const stdout = await outputOf(process.execPath, [command, "verify", ...options], { env });
  const { findings, stopped, rejected } = JSON.parse(stdout);
  expect([findings, stopped, rejected]).toEqual([[], [], []]);
});
