import type { Writable } from "node:stream";
import type { LogEntry } from "./log-entry.ts";

/** Writes entries to a stream: a readable line each on a terminal, a line of JSON otherwise. */
export function printLog(stream: Writable & { isTTY?: boolean }): (entry: LogEntry) => void {
  // Whoever reads the log may leave, as `head` does; the mock goes on.
  stream.on("error", () => {});
  return (entry) => {
    stream.write(stream.isTTY ? readable(entry) : `${JSON.stringify(entry)}\n`);
  };
}

function readable({ time, method, path, status, milliseconds, operation, account, reason, fault }: LogEntry): string {
  const who = account ? ` as ${account}` : "";
  const line = `${time.slice(11, 23)} ${status} ${method} ${path} ${operation ?? ""}${who} ${milliseconds} ms${reason ? `  (${reason})` : ""}\n`;
  return fault ? `${line}  ${fault}\n` : line;
}
