import { dirname } from "node:path";
import { CheckError, readArguments, UsageError } from "../command-line/command-line.ts";
import { ownContract, readContract } from "../openapi/contract.ts";
import { createConceal } from "../secrecy/conceal.ts";
import { readCredentials, secretsOf } from "./credentials.ts";
import { type Format, flags, help, readFormat, readLimits } from "./flags.ts";
import { describeRefused } from "./survey.ts";
import type { Report } from "./verify.ts";

/** Holds a deployment against the contract, by the arguments of the process, and prints the report. */
export async function runVerify(): Promise<void> {
  const values = readArguments(flags);
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const { server, "private-server": privateServer, record } = values;
  if (!server) throw new UsageError("--server: is missing. Give the address of a deployment, such as https://HOST.");
  const format = readFormat(values.format);
  const limits = readLimits(values);
  const credentials = readCredentials(process.env);
  // Everything that leaves this process goes through it.
  const conceal = createConceal(secretsOf(credentials));
  const contract = readContract();
  const { readWorkflows } = await import("../workflows/read-workflows.ts");
  const { verify } = await import("./verify.ts");
  const { createRecorder } = await import("./record/recorder.ts");
  const report = await verify({
    contract,
    workflows: readWorkflows(`${dirname(ownContract())}/workflows`),
    credentials,
    server,
    limits,
    ...(privateServer && { privateServer }),
    ...(record && { see: createRecorder(contract, record, conceal) }),
  });
  const masked = conceal.value(report) as Report;
  process.stdout.write(conceal.text(await print(masked, format)));
  if (report.refused.length > 0) throw new CheckError(report.refused.map(describeRefused).join(" "));
  if (report.findings.length > 0)
    throw new CheckError(`${report.findings.length} findings. The report says where each stands in the contract.`);
}

async function print(report: Report, format: Format): Promise<string> {
  if (format === "json") return (await import("./report/json.ts")).toJson(report);
  if (format === "junit") return (await import("./report/junit.ts")).toJunit(report);
  return (await import("./report/text.ts")).toText(report);
}
