import { expect, test } from "vitest";
import { UsageError } from "../../scripts/cli/command-line.ts";
import { mock } from "../../scripts/cli/commands.ts";
import { readCall } from "../../scripts/cli/run-command.ts";
import type { MockOptions } from "../../scripts/mock/interface.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";

const settingsOf = (...args: string[]) => {
  const call = readCall(mock, args);
  return call === "help" ? call : call.settings;
};

test.each([
  [[], { port: 4010, callbacks: true, callbackRetryUnit: 1000, callbacksFinalOnly: false, faultRate: 0, seed: 1 }],
  [["--no-callbacks"], { callbacks: false }],
  [["--callbacks-final-only"], { callbacksFinalOnly: true }],
  [["--callback-retry-unit", "100ms"], { callbackRetryUnit: 100 }],
  [["--callback-retry-unit", "1m"], { callbackRetryUnit: 60_000 }],
  [["--callback-shuffle", "7"], { callbackShuffle: 7 }],
  [["--callback-hosts", "merchant.test,10.0.0.0/8"], { callbackHosts: ["merchant.test", "10.0.0.0/8"] }],
  [["--fault-rate", "2.5", "--seed", "9"], { faultRate: 2.5, seed: 9 }],
  [["--admin-port", "4011"], { adminPort: 4011 }],
])("%j", (args, settings) => {
  expect(settingsOf(...args)).toMatchObject(settings);
});

test("there is no admin API unless it was asked for", () => {
  expect(settingsOf()).not.toHaveProperty("adminPort");
});

test.each<[options: object, error: string]>([
  [{ stepdelay: 5 }, "stepdelay: no such option of startMock. Did you mean stepDelay?"],
  [{ "fault-rate": 5 }, "fault-rate: no such option of startMock. Did you mean faultRate?"],
  [{ callback: true }, "callback: no such option of startMock. Did you mean callbacks?"],
  [{ port: "x" }, "port 'x': not a port. Give a number from 0 to 65535; 0 takes a free one."],
  [{ port: "4010" }, "port '4010': not a port. Give a number from 0 to 65535; 0 takes a free one."],
  [{ host: "" }, "host '': is empty. Give a text."],
  [{ faultRate: 200 }, "faultRate 200: not a percentage. Give a number from 0 to 100."],
  [{ faultRate: Number.NaN }, "faultRate NaN: not a percentage. Give a number from 0 to 100."],
  [{ callbackHosts: "x" }, "callbackHosts 'x': not a list. Give names, addresses or networks, in an array."],
  [{ callbackRetryUnit: "1s" }, "callbackRetryUnit '1s': not a duration. Give milliseconds, from 1 to 2073600000."],
  [{ bodyLimit: 0 }, "bodyLimit 0: no number that fits. Give a whole number from 1 to 536870888."],
  [{ stateless: "yes" }, "stateless 'yes': neither true nor false. Give one of them."],
  [
    { stateless: true, store: "sqlite:x" },
    "stateless and store: one keeps nothing, the other everything. Give one of them.",
  ],
  [{ services: new URL("file:///x.json") }, "services [object URL]: not the path of a file. Give one."],
  [
    { patience: Number.POSITIVE_INFINITY },
    "patience Infinity: no number that fits. Give a whole number from 1 to 3600000.",
  ],
  [{ log: "pretty" }, "log 'pretty': not a function. Give one."],
])("startMock(%j) is rejected as the command rejects it", async (options, error) => {
  await expect(startMock(options as MockOptions)).rejects.toThrow(new UsageError(error));
});

test("what is undefined was not given", async () => {
  const options = { stepDelay: undefined, port: undefined, adminPort: undefined } as unknown as MockOptions;
  const mock = await startMock(options);
  expect(mock).not.toHaveProperty("adminUrl");
  await mock.close();
});

test("the compiler knows an option and its type", async () => {
  // @ts-expect-error A name in other letters is not an option.
  await expect(startMock({ stepdelay: 5 })).rejects.toThrow("stepDelay");
  // @ts-expect-error A port is a number.
  await expect(startMock({ port: "x" })).rejects.toThrow("port");
});
