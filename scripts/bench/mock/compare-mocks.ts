import { inTemporaryFolder } from "../../cli/temporary-folder.ts";
import { median } from "../median.ts";
import { rowPrinter } from "../row-printer.ts";
import { type Contender, contenders, names } from "./contenders.ts";
import { fill } from "./fill.ts";
import { type Load, load } from "./load.ts";
import { measureStarts } from "./measure-starts.ts";
import { packMock } from "./pack-mock.ts";
import { getById } from "./requests.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { type Workload, workloads } from "./workloads.ts";

const row = rowPrinter(34, 18);

type Servers = Record<Contender, ServerProcess>;

/**
 * Measures the mock against stock Prism, openapi-backend and a bare server, by turns in one run.
 *
 * @param seconds how long each request is repeated at a time
 * @param rounds how many turns each has; the medians count
 */
export async function compareMocks(seconds: number, rounds: number): Promise<void> {
  await showStarts();
  const started = Object.entries(contenders).map(async ([who, command]) => [who, await startServer(command)]);
  const servers: Servers = Object.fromEntries(await Promise.all(started));
  try {
    const many = await fill(servers.stateful.url, 100_000, "account");
    const few = await fill(servers.stateful.url, 100, "few");
    await showSizes(servers, many.id);
    for (const workload of workloads(many, few)) await showRates(workload, servers, seconds, rounds);
  } finally {
    for (const server of Object.values(servers)) await server.stop();
  }
}

async function showStarts(): Promise<void> {
  const { own: _, ...started } = contenders;
  const starts = await inTemporaryFolder(async (folder) =>
    measureStarts({ ...started, packaged: await packMock(folder) }),
  );
  title("start-up, to the first answer", ["seconds", "of Prism's"]);
  for (const [who, time] of Object.entries(starts)) {
    const name = who === "packaged" ? "the mock, in its package" : names[who as Contender];
    row(name, [time.toFixed(2), percent(time / starts.stock)]);
  }
}

async function showSizes(servers: Servers, id: string): Promise<void> {
  title("resident size, in MB", ["at rest", "10,000 requests", "200,000 requests"]);
  for (const [who, { url, residentSize }] of Object.entries(servers)) {
    const request = who === "stateful" ? getById(id) : getById();
    const sizes = [residentSize()];
    for (const amount of [10_000, 190_000]) {
      await load(url, request, { amount });
      sizes.push(residentSize());
    }
    row(
      names[who as Contender],
      sizes.map((size) => size.toFixed(0)),
    );
  }
}

async function showRates({ name, asked }: Workload, servers: Servers, duration: number, rounds: number): Promise<void> {
  const loads = asked.map((): Load[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { who, request }] of asked.entries()) {
      loads[index]?.push(await load(servers[who].url, request, { duration }));
    }
  }
  const ratio = (of: Load[], to: Contender) => {
    const others = loads[asked.findIndex(({ who }) => who === to)];
    return others ? median(of.map(({ rate }, round) => rate / (others[round]?.rate ?? Number.NaN))) : undefined;
  };
  title(name, ["requests/s", "p50 ms", "p99 ms", "times Prism", "of the limit"]);
  for (const [index, { who, label }] of asked.entries()) {
    const own = loads[index] ?? [];
    const [times, share] = [ratio(own, "stock"), ratio(own, "bare")];
    row(label ?? names[who], [
      median(own.map(({ rate }) => rate)).toFixed(0),
      median(own.map(({ p50 }) => p50)).toFixed(2),
      median(own.map(({ p99 }) => p99)).toFixed(2),
      times === undefined ? "" : times.toFixed(2),
      share === undefined ? "" : percent(share),
    ]);
  }
}

/** Begins a table with its title and the heads of its columns. */
function title(text: string, heads: string[]): void {
  process.stdout.write("\n");
  row(text, heads);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
