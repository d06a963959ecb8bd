import { execFile } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import ts from "typescript";
import { listen } from "../../../scripts/cli/listen.ts";
import { generatedFolder, root } from "../../../scripts/cli/repository.ts";
import { type Candidate, preamble } from "./candidates.ts";

/** Where clients are generated and measured. What is installed there stays for the next run. */
export const workFolder = `${root}node_modules/.cache/bench-clients`;

/** The generators, which nothing else in the project needs. */
const dependencies = {
  "@hey-api/openapi-ts": "0.99.0",
  orval: "8.38.0",
  "swagger-typescript-api": "13.13.0",
  // The newest has no compiler API for them.
  typescript: ts.version,
};

const run = (program: string, args: string[]) =>
  promisify(execFile)(program, args, { cwd: workFolder, env: { ...process.env, REDOCLY_TELEMETRY: "off" } });

/** Installs the generators and generates their clients, all from the neutral contract. */
export async function prepareWorkFolder(candidates: Candidate[]): Promise<void> {
  mkdirSync(workFolder, { recursive: true });
  writeFileSync(`${workFolder}/package.json`, JSON.stringify({ private: true, type: "module", dependencies }));
  cpSync(`${root}${generatedFolder}/openapi.json`, `${workFolder}/openapi.json`);
  await run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"]);
  for (const { generate } of candidates) {
    if (!generate) continue;
    const [program, ...args] = generate;
    await run(program.startsWith("/") ? program : `node_modules/.bin/${program}`, args);
  }
}

/** Bytes of a program that makes one payout, bundled, minified and compressed with gzip. */
export async function measureSize({ setUp, create }: Candidate): Promise<number> {
  const placed = preamble.replace('process.env.ORIGIN ?? ""', '"https://platform.example"');
  const contents = `${placed}\n${setUp}\nconsole.log(await ${create});`;
  return gzipSync(await bundle(contents, true), { level: 9 }).length;
}

/** A TypeScript program as one module. */
export async function bundle(contents: string, minify: boolean): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, loader: "ts", resolveDir: workFolder },
    bundle: true,
    minify,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** What the program is, besides its client: calls by turns, so that whatever else the machine does strikes both alike. */
const loop = (create: string) => `
const body = JSON.stringify({ data: { type: "payout-invoice", attributes } });
const headers = { "Content-Type": "application/json", Authorization: "Basic " + btoa("account:key") };
const calls = [
  async () => (await bareFetch(origin + "/api/payout-invoices", { method: "POST", headers, body })).json(),
  async () => ${create},
];
const times: number[][] = [[], []];
for (let count = 0; count < 4000; count++) {
  for (const [index, call] of calls.entries()) {
    const start = performance.now();
    await call();
    if (count > 1000) times[index]!.push(performance.now() - start);
  }
}
const [bare = 1, own = 1] = times.map((each) => each.sort((a, b) => a - b)[each.length >> 1]!);
console.log(own / bare);`;

/** How much longer a call takes than the same by bare `fetch`, on a server that does nothing: 0.1 is a tenth. */
export async function measureOverhead({ setUp, create, name }: Candidate): Promise<number> {
  const answer = JSON.stringify({ data: { id: "cpoi_1", attributes: { status: "created" } } });
  const printed = await runAgainst(
    (request, response) => {
      request.resume().on("end", () => response.writeHead(201, { "content-type": "application/json" }).end(answer));
    },
    `overhead-${name}`,
    `const bareFetch = fetch;\n${preamble}\n${setUp}\n${loop(create)}`,
  );
  return Number(printed.trim().split("\n").at(-1)) - 1;
}

/**
 * Runs a program in a process of its own, against a server that lives as long.
 *
 * @param name what the program is told from others by; a file is called after it
 * @param program in TypeScript, with the address of the server as `ORIGIN` in its environment
 * @returns what it printed
 */
export async function runAgainst(answer: RequestListener, name: string, program: string): Promise<string> {
  const server = createServer(answer);
  const ORIGIN = await listen(server, { port: 0, host: "127.0.0.1", flag: "--port" });
  try {
    const file = `${workFolder}/${name.replaceAll(/\W+/g, "-")}.mjs`;
    writeFileSync(file, await bundle(program, false));
    const { stdout } = await promisify(execFile)(process.execPath, [file], { env: { ...process.env, ORIGIN } });
    return stdout;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ["lib.es2024.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/** How long the compiler takes for a file with 100 calls, in seconds: the shortest of five times. */
export function timeTypeCheck({ setUp, create }: Candidate): number {
  const calls = Array.from({ length: 100 }, (_, index) => `export const call${index} = () => ${create};`);
  const text = [preamble, setUp, ...calls].join("\n");
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    check(text);
    return (performance.now() - start) / 1000;
  });
  return Math.min(...times);
}

/** What the compiler has against a program in the work folder. */
export function check(text: string): string[] {
  const file = `${workFolder}/program.ts`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, language) =>
    name === file ? ts.createSourceFile(name, text, language) : getSourceFile(name, language);
  const program = ts.createProgram([file], options, host);
  const diagnostics = program.getSemanticDiagnostics(program.getSourceFile(file));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

/** What types should say: each statement compiles only if they do. */
const statements: [what: string, names: string, statement: string][] = [
  [
    "services map",
    "PayoutPrerequestResult",
    `(services: Exclude<PayoutPrerequestResult["services"], unknown[]>) => {
      services.test_usd!.fields[0]!.key satisfies string;
      services.account?.name satisfies string | undefined;
    };`,
  ],
  ["unknown status", "PayoutInvoiceAttributes", '"tomorrow" satisfies PayoutInvoiceAttributes["status"];'],
  [
    "null",
    "PayoutInvoiceAttributes",
    `(attributes: PayoutInvoiceAttributes) => {
      attributes.processed satisfies number | null;
      // @ts-expect-error it may be null
      attributes.processed satisfies number;
    };`,
  ],
];

/** Says of each thing whether a candidate has it right. */
export async function probe(candidate: Candidate): Promise<Record<string, boolean>> {
  const { types, setUp, errorsByStatus } = candidate;
  const verdicts = statements.map(([what, names, statement]): [string, boolean] => [
    what,
    check(`import type { ${names} } from "${types}";\n${statement}`).length === 0,
  ]);
  const errors = errorsByStatus !== undefined && check(`${preamble}\n${setUp}\n${errorsByStatus}`).length === 0;
  return { ...Object.fromEntries(verdicts), "errors by status": errors, "page[number]": await sendsPage(candidate) };
}

async function sendsPage({ setUp, secondPage, name }: Candidate): Promise<boolean> {
  let url = "";
  const answer: RequestListener = (request, response) => {
    url = request.url ?? "";
    response.writeHead(200, { "content-type": "application/json" }).end('{"data":[],"links":{},"meta":{}}');
  };
  await runAgainst(answer, `page-${name}`, `${preamble}\n${setUp}\nawait ${secondPage};`);
  return new URL(url, "http://127.0.0.1").searchParams.get("page[number]") === "2";
}
