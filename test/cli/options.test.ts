import { expect, test } from "vitest";
import { commands } from "../../scripts/cli/commands.ts";
import { nearest, type Options } from "../../scripts/cli/options.ts";
import { type Command, readCall } from "../../scripts/cli/run-command.ts";

/** What a command makes of its arguments: the settings, or the line of the error. */
function call(name: keyof typeof commands, args: string[]): unknown {
  try {
    const read = readCall(commands[name] as Command<Options>, args);
    return read === "help" ? read : { ...read.settings };
  } catch (error) {
    return (error as Error).message;
  }
}

const port = "not a port. Give a number from 0 to 65535; 0 takes a free one.";
const from = (least: number, most: number) => `no number that fits. Give a whole number from ${least} to ${most}.`;
const timer = 2_147_483_647;
const hour = 3_600_000;
const largestText = 536_870_888;
const rate = "not a percentage. Give a number from 0 to 100.";
const noFile = "not the path of a file. Give one.";
const hosts = "not a list. Give names, addresses or networks, with commas between them.";
const styles = "no such style. There are pretty, json, silent.";
const noValue = (flag: string, value: string) => `${flag}: has no value. Give one, as in ${flag} ${value}.`;
const set = (values: object) => expect.objectContaining(values);

/** The limits of every option: what is just within them, and what is just beyond. */
test.each<[command: keyof typeof commands, given: string, want: unknown]>([
  ["mock", "--port 0", set({ port: 0 })],
  ["mock", "--port 65535", set({ port: 65535 })],
  ["mock", "--port 65536", `--port 65536: ${port}`],
  ["mock", "--port 1e3", `--port 1e3: ${port}`],
  ["mock", "--port", noValue("--port", "PORT")],
  ["mock", "--port --host x", noValue("--port", "PORT")],
  ["mock", "--port 1 --port 2", set({ port: 2 })],
  ["mock", "--host ::1", set({ host: "::1" })],
  ["mock", "--host=", "--host : is empty. Give a text."],
  ["mock", "--stateless", set({ stateless: true })],
  ["mock", "--stateless=no", "--stateless=no: takes no value. Leave it out."],
  ["mock", "--stateless --store memory", set({ stateless: true, store: "memory" })],
  [
    "mock",
    "--stateless --store sqlite:x",
    "--stateless and --store: one keeps nothing, the other everything. Give one of them.",
  ],
  ["mock", "--step-delay 0", set({ stepDelay: 0 })],
  ["mock", `--step-delay ${timer}`, set({ stepDelay: timer })],
  ["mock", `--step-delay ${timer + 1}`, `--step-delay ${timer + 1}: ${from(0, timer)}`],
  ["mock", "--step-delay -1", `--step-delay -1: ${from(0, timer)}`],
  ["mock", `--latency ${hour}`, set({ latency: hour })],
  ["mock", `--latency ${hour + 1}`, `--latency ${hour + 1}: ${from(0, hour)}`],
  ["mock", "--body-limit 1", set({ bodyLimit: 1 })],
  ["mock", "--body-limit 0", `--body-limit 0: ${from(1, largestText)}`],
  ["mock", `--body-limit ${largestText + 1}`, `--body-limit ${largestText + 1}: ${from(1, largestText)}`],
  ["mock", "--services=", `--services : ${noFile}`],
  ["mock", "--strict-services", set({ strictServices: true })],
  ["mock", "--accounts=", `--accounts : ${noFile}`],
  ["mock", "--store=", "--store : is empty. Give a text."],
  ["mock", "--no-callbacks", set({ callbacks: false })],
  ["mock", "--callbacks", "--callbacks: no such option. Did you mean --callbacks-final-only?"],
  ["mock", "--callbacks-final-only", set({ callbacksFinalOnly: true })],
  ["mock", "--callback-retry-unit 1ms", set({ callbackRetryUnit: 1 })],
  ["mock", "--callback-retry-unit 0ms", "--callback-retry-unit 0ms: no time that fits. Give one from 1ms to 24d."],
  ["mock", "--callback-retry-unit 25d", "--callback-retry-unit 25d: no time that fits. Give one from 1ms to 24d."],
  ["mock", "--callback-retry-unit 1", "--callback-retry-unit 1: not a duration. Give one such as 100ms, 1s or 1m."],
  ["mock", "--callback-shuffle 0", set({ callbackShuffle: 0 })],
  ["mock", "--callback-shuffle 1.5", `--callback-shuffle 1.5: ${from(0, timer)}`],
  ["mock", "--callback-hosts a,::1,10.0.0.0/8", set({ callbackHosts: ["a", "::1", "10.0.0.0/8"] })],
  ["mock", "--callback-hosts a,,b", `--callback-hosts a,,b: ${hosts}`],
  ["mock", "--admin-port -1", `--admin-port -1: ${port}`],
  ["mock", "--fault-rate 100", set({ faultRate: 100 })],
  ["mock", "--fault-rate 0.5", set({ faultRate: 0.5 })],
  ["mock", "--fault-rate 100.1", `--fault-rate 100.1: ${rate}`],
  ["mock", "--fault-rate NaN", `--fault-rate NaN: ${rate}`],
  ["mock", "--seed -1", `--seed -1: ${from(0, timer)}`],
  ["mock", "--contract=", `--contract : ${noFile}`],
  ["mock", "--brand=", "--brand : is empty. Give a text."],
  ["mock", "--brand a --contract b", "--brand and --contract: each names a document. Give one of them."],
  ["mock", "--log loud", `--log loud: ${styles}`],
  ["mock", "--step-dealy 5", "--step-dealy: no such option. Did you mean --step-delay?"],
  ["mock", "--admin 5", "--admin: no such option. Did you mean --admin-port?"],
  ["mock", "--stepdelay 5", "--stepdelay: no such option. Did you mean --step-delay?"],
  ["mock", "--bogus", "--bogus: no such option. See --help."],
  ["mock", "-p 5", "-p: no such option. See --help."],
  ["mock", "--bogus --help", "help"],
  ["mock", "-h", "help"],
  [
    "start",
    "--admin-port 4011 --step-delay 0 --no-callbacks",
    set({ adminPort: 4011, stepDelay: 0, callbacks: false }),
  ],
  ["start", "--docs-port 70000", `--docs-port 70000: ${port}`],
  ["start", "", set({ port: 4010, docsPort: 8080, host: "127.0.0.1", log: "silent" })],
  ["start", "--contract x", "--contract: no such option. See --help."],
  ["docs", "", { docsPort: 8080, host: "127.0.0.1" }],
  ["docs", "--docs-port x", `--docs-port x: ${port}`],
  ["docs", "--port 5", "--port: no such option. See --help."],
  ["build", "--check", { check: true, watch: false, brands: false }],
  [
    "build",
    "--check --watch",
    "--check and --watch: one writes nothing, the other builds at each change. Give one of them.",
  ],
  ["diff", "--json --markdown", "--json and --markdown: are two forms. Give one of them."],
  ["diff", "--mardkown", "--mardkown: no such option. Did you mean --markdown?"],
  [
    "verify",
    "--max-requests 1",
    set({ maxRequests: 1, maxWrites: 20, rate: 5, patience: 10_000, format: "text", allowWrites: false }),
  ],
  ["verify", "--max-requests 0", `--max-requests 0: ${from(1, 999_999)}`],
  ["verify", "--max-writes 1000000", `--max-writes 1000000: ${from(1, 999_999)}`],
  ["verify", "--rate 0.5", `--rate 0.5: ${from(1, 999_999)}`],
  ["verify", "--format xml", "--format xml: no such format. There are text, json, junit."],
  ["verify", "--server=", "--server : is empty. Give a text."],
  ["verify", "--private-server=", "--private-server : is empty. Give a text."],
  ["verify", "--record=", "--record : is empty. Give a text."],
])("%s %s", (name, given, want) => {
  expect(call(name, given === "" ? [] : given.split(" "))).toEqual(want);
});

test("diff takes two operands, and names the third", () => {
  expect(readCall(commands.diff, ["a", "b"])).toMatchObject({ operands: ["a", "b"] });
  expect(call("diff", ["a", "b", "c"])).toMatch(/^c: is one argument too many\..* See --help\.$/);
});

test.each(Object.entries(commands.start.options))("start takes --%s as the mock does", (name, option) => {
  const ofMock = (commands.mock.options as Options)[name];
  if (ofMock && !["brand", "log"].includes(name)) expect(option).toBe(ofMock);
});

test.each([
  ["step-dealy", "step-delay"],
  ["stepdelay", "step-delay"],
  ["STEP_DELAY", "step-delay"],
  ["lateny", "latency"],
  ["prot", "port"],
  ["step", "step-delay"],
  ["x", undefined],
  ["nothing-like-it", undefined],
])("%s is taken for %s", (given, want) => {
  expect(nearest(given, ["port", "step-delay", "latency"])).toBe(want);
});
