import ms from "ms";

/** Milliseconds in a duration such as `100ms`, `1s`, `5m`, `2h` or `3d`; undefined if it is none. */
export function readDuration(text: string): number | undefined {
  if (!/^\d+(\.\d+)?(ms|s|m|h|d)$/.test(text)) return undefined;
  return ms(text as ms.StringValue);
}
