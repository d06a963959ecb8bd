import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { generatedFolder, root } from "../openapi/paths.ts";

/** How often each mock is started; the median counts. */
const rounds = 5;

/** How long a mock may take to answer, in milliseconds. */
const patience = 30_000;

const document = `${root}${generatedFolder}/openapi.json`;
const commands = {
  own: (port: string) => [`${root}scripts/mock.ts`, "--port", port],
  stock: (port: string) => [`${root}node_modules/.bin/prism`, "mock", document, "--port", port],
};

/** Seconds from the start of a process to its first answer: the project's mock and stock Prism, by turns. */
export async function measureStarts(): Promise<{ own: number; stock: number }> {
  const times = { own: [] as number[], stock: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.own.push(await timeToAnswer(commands.own));
    times.stock.push(await timeToAnswer(commands.stock));
  }
  return { own: median(times.own), stock: median(times.stock) };
}

async function timeToAnswer(command: (port: string) => string[]): Promise<number> {
  const port = await freePort();
  const start = performance.now();
  const child = spawn(process.execPath, command(`${port}`), { stdio: "ignore" });
  try {
    while (performance.now() - start < patience) {
      const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
      if (answer) return (performance.now() - start) / 1000;
      await delay(5);
    }
    throw new Error(`no answer on port ${port} within ${patience} ms`);
  } finally {
    child.kill("SIGKILL");
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function median(values: number[]): number {
  return [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? Number.NaN;
}
