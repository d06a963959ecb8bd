import { enableCompileCache } from "node:module";
import { readArguments, run } from "./command-line/command-line.ts";
import { untilInterrupted } from "./command-line/until-interrupted.ts";
import { flags, readOptions } from "./mock/command/flags.ts";
import { help } from "./mock/command/help.ts";
import { printLog } from "./mock/log/log.ts";
import { describeApis, readContract } from "./openapi/contract.ts";

await run(async () => {
  const values = readArguments(flags);
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const options = readOptions(values);
  // Prism is large: mistakes are told of before it is loaded, and from the second time on it is loaded compiled.
  enableCompileCache();
  const { startMock } = await import("./mock/start-mock.ts");
  const mock = await startMock({ ...options, log: printLog(process.stdout) });
  // The log has stdout to itself.
  process.stderr.write(`Mock  ${mock.url}  (${describeApis(readContract(options.contract))})\n`);
  await untilInterrupted();
  await mock.close();
});
