import { globSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readChoice, UsageError } from "../cli/command-line.ts";
import { mock as command } from "../cli/commands.ts";
import { outliveReaders, untilInterrupted } from "../cli/listen.ts";
import { handleCall } from "../cli/run-command.ts";
import { inTemporaryFolder } from "../cli/temporary-folder.ts";
import { describeApis, ownContract, readContract } from "../openapi/read-contract.ts";
import { tokenOfEnvironment } from "./admin/admin-token.ts";
import { writeCoverage } from "./coverage/coverage-report.ts";
import { checkDialects, describeDialects } from "./dialects/choose.ts";
import type { Mock } from "./interface.ts";
import { printLog } from "./log/print-log.ts";
import { moveApis } from "./move-apis.ts";

const namedDialects = { title: "Dialects", entries: describeDialects() };

/**
 * Serves the mock until it is interrupted, by the arguments of the process.
 *
 * @param findBrand gives the path of a brand's document; throws a UsageError if there is no such brand
 */
export async function runMock(findBrand: (brand: string) => Promise<string>): Promise<void> {
  await handleCall(
    { ...command, names: namedDialects },
    async ({ brand, log: style, dialect: dialects, readyFile, coverage, min, ...given }) => {
      checkDialects(dialects ?? [], "--dialect");
      if (min !== undefined && coverage === undefined)
        throw new UsageError("--min: says of what is counted how much is enough. Give --coverage FILE, too.");
      const options = {
        ...tokenOfEnvironment(),
        ...given,
        ...(dialects ? { dialects } : {}),
        ...(brand === undefined ? {} : { contract: await findBrand(brand) }),
      };
      // Prism is large: mistakes are told of before it is loaded.
      const { startMock } = await import("./start-mock.ts");
      // Without the admin API nobody can ask this process for its requests.
      const record = options.adminPort !== undefined || coverage !== undefined;
      const log = printLog(process.stdout, style);
      const mock = await startMock({ ...options, record, ...(log ? { log } : {}) });
      // The log has stdout to itself.
      outliveReaders();
      const contract = moveApis(readContract(options.contract), options);
      process.stderr.write(`Mock  ${mock.url}  (${describeApis(contract)})\n`);
      if (mock.adminUrl) process.stderr.write(`Admin ${mock.adminUrl}\n`);
      const report = (least?: number) => coverage !== undefined && writeCoverage(mock.coverage(), coverage, least);
      const work = async () => {
        // At once, so that a file that can't be written is no surprise at the end.
        report();
        await untilInterrupted();
      };
      await whileTrusted(mock, (certificate) => whileReady({ ...mock, certificate }, readyFile, work))
        .finally(() => mock.close())
        .finally(() => report(min));
    },
  );
}

/** Has the certificate that was made, if one was, in a file for as long as some work lasts: clients are told to trust a file. */
async function whileTrusted({ certificate }: Mock, work: (file?: string) => Promise<void>): Promise<void> {
  if (certificate === undefined) return work();
  await inTemporaryFolder(async (folder) => {
    const file = join(folder, "certificate.pem");
    writeFileSync(file, certificate);
    process.stderr.write(`Trust ${file}\n`);
    await work(file);
  });
}

/** Where a mock is, and the file with the certificate that its clients have to trust, if there is one. */
type Whereabouts = Pick<Mock, "url" | "adminUrl"> & { certificate?: string | undefined };

/**
 * Has a file say where the mock is for as long as some work lasts, for whoever started it and doesn't know its ports.
 *
 * @throws UsageError if the file can't be written
 */
export async function whileReady(
  { url, adminUrl, certificate }: Whereabouts,
  file: string | undefined,
  work: () => Promise<void>,
): Promise<void> {
  if (file === undefined) return work();
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, `${JSON.stringify({ url, adminUrl, certificate, pid: process.pid })}\n`);
    // Whoever looks for the file finds all of it.
    renameSync(unfinished, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--ready-file ${file}: can't be written (${code}). Name a file in a folder that exists.`);
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * The path of a brand's document among those that came with the package.
 *
 * @throws UsageError that lists the brands there are
 */
export async function packagedBrand(brand: string): Promise<string> {
  const folder = `${dirname(ownContract())}/brands`;
  const brands = globSync("*/openapi.json", { cwd: folder }).map(dirname).sort();
  return `${folder}/${readChoice(brand, "--brand", "brand", brands)}/openapi.json`;
}
