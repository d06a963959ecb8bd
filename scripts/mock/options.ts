import type { ParseArgsOptionsConfig } from "node:util";
import { readPort, readWholeNumber, UsageError } from "../cli/command-line.ts";
import type { MockOptions } from "./interface.ts";
import { readDuration } from "./platform/payout.ts";

/** Flags of the command, as `readArguments` takes them. */
export const flags = {
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  stateless: { type: "boolean" },
  "step-delay": { type: "string", default: "50" },
  latency: { type: "string", default: "0" },
  "body-limit": { type: "string", default: "1048576" },
  services: { type: "string" },
  "strict-services": { type: "boolean" },
  accounts: { type: "string" },
  store: { type: "string", default: "memory" },
  "no-callbacks": { type: "boolean" },
  "callbacks-final-only": { type: "boolean" },
  "callback-retry-unit": { type: "string", default: "1s" },
  "callback-shuffle": { type: "string" },
  "callback-hosts": { type: "string" },
  "admin-port": { type: "string" },
  "fault-rate": { type: "string", default: "0" },
  seed: { type: "string", default: "1" },
  log: { type: "string" },
  brand: { type: "string" },
  contract: { type: "string" },
  help: { type: "boolean" },
} as const satisfies ParseArgsOptionsConfig;

/** What was given for the flags. */
interface FlagValues extends CallbackFlagValues {
  port: string;
  host: string;
  stateless?: boolean;
  "step-delay": string;
  latency: string;
  "body-limit": string;
  services?: string;
  "strict-services"?: boolean;
  accounts?: string;
  store: string;
  "admin-port"?: string;
  "fault-rate": string;
  seed: string;
  log?: string;
  brand?: string;
  contract?: string;
}

/** Reads all but the brand. @throws UsageError if a number is none */
export function readOptions(values: FlagValues): MockOptions {
  const { "admin-port": adminPort, host, stateless, services, accounts, store, brand, contract } = values;
  if (stateless && store !== flags.store.default) {
    throw new UsageError("--stateless and --store: one keeps nothing, the other everything. Give one of them.");
  }
  if (brand && contract) throw new UsageError("--brand and --contract: each names a document. Give one of them.");
  return {
    port: readPort(values.port, "--port"),
    host,
    store,
    stepDelay: readCount(values["step-delay"], "--step-delay"),
    latency: readCount(values.latency, "--latency"),
    bodyLimit: readCount(values["body-limit"], "--body-limit"),
    stateless: stateless ?? false,
    strictServices: values["strict-services"] ?? false,
    ...readCallbackOptions(values),
    ...(adminPort === undefined ? {} : { adminPort: readPort(adminPort, "--admin-port") }),
    faultRate: readPercentage(values["fault-rate"], "--fault-rate"),
    seed: readCount(values.seed, "--seed"),
    ...(services ? { services } : {}),
    ...(accounts ? { accounts } : {}),
    ...(contract ? { contract } : {}),
  };
}

/** What was given for the flags of callbacks. */
interface CallbackFlagValues {
  "no-callbacks"?: boolean;
  "callbacks-final-only"?: boolean;
  "callback-retry-unit": string;
  "callback-shuffle"?: string;
  "callback-hosts"?: string;
}

/**
 * Reads the options of callbacks, times in milliseconds.
 *
 * @throws UsageError if a value is none of its flag
 */
function readCallbackOptions(values: CallbackFlagValues): MockOptions {
  const { "callback-shuffle": shuffle, "callback-hosts": hosts } = values;
  return {
    callbacks: !values["no-callbacks"],
    callbacksFinalOnly: values["callbacks-final-only"] ?? false,
    callbackRetryUnit: readMilliseconds(values["callback-retry-unit"], "--callback-retry-unit"),
    ...(shuffle === undefined ? {} : { callbackShuffle: readCount(shuffle, "--callback-shuffle") }),
    ...(hosts === undefined ? {} : { callbackHosts: hosts.split(",") }),
  };
}

/** Timers can't wait longer than this, in milliseconds. */
const largest = 2 ** 31 - 1;

/** Reads a whole number from 0. @throws UsageError if it is none, or too large for a timer */
function readCount(value: string, flag: string): number {
  return readWholeNumber(value, flag, { least: 0, most: largest });
}

/** Reads a duration such as `1s`, into milliseconds. @throws UsageError if it is none, or too long for a timer */
function readMilliseconds(value: string, flag: string): number {
  const milliseconds = readDuration(value);
  if (milliseconds === undefined || milliseconds > largest) {
    throw new UsageError(`${flag} ${value}: not a duration. Give one such as 100ms, 1s or 1m.`);
  }
  return milliseconds;
}

/** Reads a number from 0 to 100, with decimals or not. @throws UsageError if it is none */
function readPercentage(value: string, flag: string): number {
  const percentage = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || percentage > 100) {
    throw new UsageError(`${flag} ${value}: not a percentage. Give a number from 0 to 100.`);
  }
  return percentage;
}

/** What `--help` shows: one screen of 24 lines and 80 columns. */
export const help = `Usage: npm run mock -- [options], or npx payouts-contract mock [options]

Plays the platform on this machine, both APIs and their state, until Ctrl-C.

  --port PORT, --host HOST        where it listens (4010 on 127.0.0.1)
  --stateless                     answer examples only and keep nothing
  --step-delay MS, --latency MS   how long a state lasts (50), an answer (0)
  --body-limit BYTES              largest body that is read (1048576)
  --services FILE                 a catalogue of services of your own, in JSON
  --strict-services               refuse services that are not in it
  --accounts FILE                 accept the accounts in this JSON file alone
  --store STORE                   memory; sqlite:FILE or postgres://... to last
  --brand NAME, --contract FILE   answer by another document
  --no-callbacks                  call nobody back
  --callbacks-final-only          tell only of the state a payout ends in
  --callback-retry-unit TIME      a minute of the schedule of retries (1s)
  --callback-shuffle SEED         send them late, twice and out of order
  --callback-hosts HOST,...       call these, too, not loopback addresses alone
  --fault-rate PERCENT, --seed N  fail at random, the same for the same seed
  --admin-port PORT, --log STYLE  admin page and API there; pretty, json, silent
  --help                          show this

A request can ask for an answer: Prefer: code=503, Prefer: example=NAME,
Prefer: dynamic=true. The docs, under "Mock", say what test services do.
`;
