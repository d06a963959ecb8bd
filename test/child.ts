import { fork } from "node:child_process";
import { once } from "node:events";

/** A process of its own that says something at its start, and whenever it is asked. It ends itself once it is disconnected. */
export interface Child<First, Next> {
  /** What it said at its start. */
  first: First;
  ask(): Promise<Next>;
  /** The last that it wrote to stderr. */
  said(): string;
  /** How it ended, if it did, and the last that it wrote to stderr. */
  death(): string | undefined;
  /**
   * Disconnects it, and resolves to its exit code, or the signal in its place.
   *
   * @param longest how long to wait until it is killed, in milliseconds
   */
  end(longest?: number): Promise<number | string>;
}

/** Starts a file as such a process. @throws Error if it ends before it said anything */
export async function startChild<First, Next = First>(file: string, ...args: string[]): Promise<Child<First, Next>> {
  const child = fork(file, args, { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let said = "";
  let death: string | undefined;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-2000);
  });
  const ended = once(child, "exit").then(([code, signal]): number | string => {
    death = `${code ?? signal} ${said}`;
    return code ?? signal;
  });
  const next = async <Message>(): Promise<Message> => {
    const [message] = await Promise.race([once(child, "message"), ended.then(() => [])]);
    if (!message) throw new Error(`${file} ended: ${death}`);
    return message;
  };
  return {
    first: await next<First>(),
    ask() {
      child.send("next");
      return next<Next>();
    },
    said: () => said,
    death: () => death,
    async end(longest = 60_000) {
      if (death === undefined) child.disconnect();
      const timer = setTimeout(() => child.kill("SIGKILL"), longest);
      return ended.finally(() => clearTimeout(timer));
    },
  };
}
