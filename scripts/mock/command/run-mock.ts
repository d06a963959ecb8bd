import { readArguments, readChoice } from "../../command-line/command-line.ts";
import { untilInterrupted } from "../../command-line/until-interrupted.ts";
import { describeApis, readContract } from "../../openapi/contract.ts";
import { logStyles } from "../log/log-style.ts";
import { printLog } from "../log/print-log.ts";
import { flags, readOptions } from "./flags.ts";
import { help } from "./help.ts";

/**
 * Serves the mock until it is interrupted, by the arguments of the process.
 *
 * @param findBrand gives the path of a brand's document; throws a UsageError if there is no such brand
 */
export async function runMock(findBrand: (brand: string) => Promise<string>): Promise<void> {
  const values = readArguments(flags);
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const options = { ...readOptions(values), ...(values.brand ? { contract: await findBrand(values.brand) } : {}) };
  const style = values.log === undefined ? undefined : readChoice(values.log, "--log", "style", [...logStyles]);
  // Prism is large: mistakes are told of before it is loaded.
  const { startMock } = await import("../start-mock.ts");
  // Without the admin API nobody can ask this process for its requests.
  const record = options.adminPort !== undefined;
  const log = printLog(process.stdout, style);
  const mock = await startMock({ ...options, record, ...(log ? { log } : {}) });
  // The log has stdout to itself. Whoever reads either may leave; the mock goes on.
  process.stderr.on("error", () => {});
  process.stderr.write(`Mock  ${mock.url}  (${describeApis(readContract(options.contract))})\n`);
  if (mock.adminUrl) process.stderr.write(`Admin ${mock.adminUrl}\n`);
  await untilInterrupted();
  await mock.close();
}
