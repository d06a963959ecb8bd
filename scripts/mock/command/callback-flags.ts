import type { MockOptions } from "../options.ts";
import { readCount, readMilliseconds } from "./numbers.ts";

/** What was given for the flags of callbacks. */
export interface CallbackFlagValues {
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
export function readCallbackOptions(values: CallbackFlagValues): MockOptions {
  const { "callback-shuffle": shuffle, "callback-hosts": hosts } = values;
  return {
    callbacks: !values["no-callbacks"],
    callbacksFinalOnly: values["callbacks-final-only"] ?? false,
    callbackRetryUnit: readMilliseconds(values["callback-retry-unit"], "--callback-retry-unit"),
    ...(shuffle === undefined ? {} : { callbackShuffle: readCount(shuffle, "--callback-shuffle") }),
    ...(hosts === undefined ? {} : { callbackHosts: hosts.split(",") }),
  };
}
