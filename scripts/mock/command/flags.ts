import type { ParseArgsOptionsConfig } from "node:util";
import { readPort, UsageError } from "../../command-line/command-line.ts";
import type { MockOptions } from "../options.ts";
import { type CallbackFlagValues, readCallbackOptions } from "./callback-flags.ts";
import { readCount, readPercentage } from "./numbers.ts";

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
export interface FlagValues extends CallbackFlagValues {
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
