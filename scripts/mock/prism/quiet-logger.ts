import type { PrismHttpComponents } from "@stoplight/prism-http";

type Logger = PrismHttpComponents["logger"];

function ignore(): void {}

/** Prism logs bodies and headers, which hold card numbers and keys. The mock keeps a log of its own. */
export const quietLogger = {
  child: () => quietLogger,
  ...Object.fromEntries(
    ["fatal", "error", "warn", "info", "debug", "trace", "success", "start"].map((level) => [level, ignore]),
  ),
} as unknown as Logger;
