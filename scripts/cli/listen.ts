import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { Server as HttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { UsageError } from "./command-line.ts";

/** Where a server is to listen, and the flag that names its port. */
export interface ListenOptions {
  /** TCP port; 0 takes a free one. */
  port: number;
  host: string;
  /** Named in the error where the port is taken, `--port` for one. */
  flag: string;
  /** Named in the error where the host is not this machine's; `--host` by default. */
  hostFlag?: string;
}

/**
 * Starts a server and resolves to its address, `http://HOST:PORT` or `https://HOST:PORT`.
 *
 * @throws UsageError if the port is taken or the host is not this machine's
 */
export async function listen(
  server: Server | HttpsServer,
  { port, host, flag, hostFlag = "--host" }: ListenOptions,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(port, host, resolve);
  try {
    await promise;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw new UsageError(`Port ${port} on ${host} is taken. End what listens there, or choose another with ${flag}.`);
    }
    if (code === "EACCES") throw new UsageError(`Port ${port} may not be used. Choose one above 1023 with ${flag}.`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
      throw new UsageError(`${host} is not an address of this machine. Choose another with ${hostFlag}.`);
    }
    throw error;
  } finally {
    server.off("error", reject);
  }
  // A connection that can't be taken is no reason to end the others.
  server.on("error", (error) => process.emitWarning(`A server goes on after a fault: ${error.message}`));
  const address = server.address() as AddressInfo;
  const scheme = server instanceof HttpsServer ? "https" : "http";
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
}

/**
 * Makes sure, before any work is done, that servers will be able to listen where they are to.
 *
 * @throws UsageError as `listen` does
 */
export async function checkPorts(places: ListenOptions[]): Promise<void> {
  const servers = places.map(() => createServer());
  try {
    // One after another, so that two that are to have the same port are told.
    for (const [index, server] of servers.entries()) await listen(server, places[index] as ListenOptions);
  } finally {
    await Promise.all(servers.map(close));
  }
}

/** Ends a server at once, with every connection that it has. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

/** Has this process go on when whoever reads what it prints leaves, as `head` does. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

/**
 * Resolves at Ctrl-C, when the process is asked to end, or when npm, which has started it, is gone. A second Ctrl-C ends it at once.
 */
export function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    // npm starts a shell, which hands no signal on. What was started without npm may be left behind on purpose.
    if (process.env.npm_lifecycle_event === undefined) return;
    const watch = setInterval(() => {
      if (!isRunning(npm)) resolve();
    }, 500);
    watch.unref();
  });
}

/** The process that started this one, or, where that is npm's shell, npm. Read early, as it may be gone later. */
const npm = aboveShell(process.ppid);

function aboveShell(parent: number): number {
  try {
    // Only Linux has these files.
    const stat = readFileSync(`/proc/${parent}/stat`, "utf8");
    const [, name = "", above] = /^\d+ \((.*)\) \S (\d+)/s.exec(stat) ?? [];
    return /^(sh|ash|dash|bash)$/.test(name) ? Number(above) : parent;
  } catch {
    return parent;
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
