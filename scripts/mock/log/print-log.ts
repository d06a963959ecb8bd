import type { LogEntry } from "./log-entry.ts";

/** Writes entries to a stream: a readable line each on a terminal, a line of JSON otherwise. */
export function printLog(stream: NodeJS.WriteStream): (entry: LogEntry) => void {
  return (entry) => {
    stream.write(stream.isTTY ? readable(entry) : `${JSON.stringify(entry)}\n`);
  };
}

function readable({ time, method, path, status, milliseconds, operation, account, fault }: LogEntry): string {
  const who = account ? ` as ${account}` : "";
  const line = `${time.slice(11, 23)} ${status} ${method} ${path} ${operation ?? ""}${who} ${milliseconds} ms\n`;
  return fault ? `${line}  ${fault}\n` : line;
}
