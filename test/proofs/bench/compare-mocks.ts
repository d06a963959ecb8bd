import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "../../../scripts/cli/command-line.ts";
import { root } from "../../../scripts/cli/repository.ts";
import { inTemporaryFolder } from "../../../scripts/cli/temporary-folder.ts";
import { bundleMock } from "../../../scripts/generate/prepack.ts";
import { type Contender, contenders, contractDocument, names, type ServerProcess, startServer } from "./contenders.ts";
import { median, rowPrinter } from "./figures.ts";
import {
  type BenchRequest,
  create,
  fill,
  getById,
  getByReference,
  getPage,
  type Landmark,
  type Load,
  load,
} from "./load.ts";

const row = rowPrinter(34, 18);

type Servers = Record<Contender, ServerProcess>;

/**
 * Measures the mock against stock Prism, openapi-backend and a bare server, by turns in one run.
 *
 * @param seconds how long each request is repeated at a time
 * @param rounds how many turns each has; the medians count
 * @throws UsageError if something isn't installed that it needs
 */
export async function compareMocks(seconds: number, rounds: number): Promise<void> {
  checkInstalled();
  progress("Starting each server five times.");
  await showStarts();
  progress("Creating 100,000 payouts.");
  const started = Object.entries(contenders).map(async ([who, command]) => [who, await startServer(command)]);
  const servers: Servers = Object.fromEntries(await Promise.all(started));
  try {
    const many = await fill(servers.stateful.url, 100_000, "account");
    const few = await fill(servers.stateful.url, 100, "few");
    progress("Sending 200,000 requests to each server.");
    await showSizes(servers, many.id);
    for (const workload of workloads(many, few)) {
      progress(`Measuring ${workload.name}.`);
      await showRates(workload, servers, seconds, rounds);
    }
  } finally {
    for (const server of Object.values(servers)) await server.stop();
  }
}

/** Before a minute has passed. */
function checkInstalled(): void {
  if (!existsSync(`${root}test/proofs/node_modules/openapi-backend`))
    throw new UsageError("openapi-backend: not installed. Run npm ci --prefix test/proofs.");
  try {
    execFileSync("ps", ["-o", "rss=", "-p", `${process.pid}`], { stdio: "ignore" });
  } catch {
    throw new UsageError(
      "ps: can't be run, and the sizes of processes come from it. Install it, such as by the package procps.",
    );
  }
}

/** On stderr, so that the tables can be redirected. */
function progress(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
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

/** What is asked again and again, and of whom. */
export interface Workload {
  name: string;
  asked: { who: Contender; label?: string; request: BenchRequest }[];
}

const others = ["stock", "backend", "bare"] as const;

/**
 * @param many a payout in the middle of a long list
 * @param few one in the middle of a short list, of the account `few`
 */
export function workloads(many: Landmark, few: Landmark): Workload[] {
  const against = (who: Contender, request: BenchRequest) =>
    [who, ...others].map((each) => ({ who: each as Contender, request }));
  return [
    { name: "GET by ID, an example", asked: against("own", getById()) },
    { name: "POST, a new reference each time", asked: against("stateful", create("creations")) },
    { name: "GET by ID", asked: against("stateful", getById(many.id)) },
    { name: "GET by reference", asked: against("stateful", getByReference(many.reference)) },
    {
      name: "GET a page of a list",
      asked: [
        { who: "stateful", label: "of 100,000 payouts", request: getPage(many.id, "account") },
        { who: "stateful", label: "of 100 payouts", request: getPage(few.id, "few") },
      ],
    },
  ];
}

/** How often each server is started; the median counts. */
const rounds = 5;

/** Seconds from the start of each server's process to its first answer, by turns. */
export async function measureStarts<Name extends string>(
  commands: Record<Name, (port: string) => string[]>,
): Promise<Record<Name, number>> {
  const names = Object.keys(commands) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const server = await startServer(commands[name]);
      times.get(name)?.push(server.startUp);
      await server.stop();
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}

/** Bundles the mock into a folder, as the package has it, and gives Node's arguments for it. */
export async function packMock(folder: string): Promise<(port: string) => string[]> {
  for (const [name, content] of await bundleMock()) {
    mkdirSync(dirname(`${folder}/${name}`), { recursive: true });
    writeFileSync(`${folder}/${name}`, content);
  }
  const document = ["--contract", contractDocument];
  return (port) => [`${folder}/mock/bin.js`, "mock", ...document, "--log", "silent", "--port", port];
}
