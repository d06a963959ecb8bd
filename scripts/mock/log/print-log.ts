import type { Writable } from "node:stream";
import type { LogEntry } from "./log-entry.ts";
import type { LogStyle } from "./log-style.ts";
import { prettyLine } from "./pretty-line.ts";

/**
 * Writes entries to a stream, a line each.
 *
 * @param style by default for people where the stream is a terminal, and for programs otherwise
 * @returns undefined if nothing is to be written
 */
export function printLog(
  stream: Writable & { isTTY?: boolean },
  style: LogStyle = stream.isTTY ? "pretty" : "json",
): ((entry: LogEntry) => void) | undefined {
  if (style === "silent") return undefined;
  // Whoever reads the log may leave, as `head` does; the mock goes on.
  stream.on("error", () => {});
  const lineOf = style === "pretty" ? (entry: LogEntry) => prettyLine(entry, stream) : JSON.stringify;
  return (entry) => {
    stream.write(`${lineOf(entry)}\n`);
  };
}
