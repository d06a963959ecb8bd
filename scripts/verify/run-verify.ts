import { dirname } from "node:path";
import { CheckError, UsageError } from "../cli/command-line.ts";
import { verify as command } from "../cli/commands.ts";
import type { Settings } from "../cli/options.ts";
import { handleCall } from "../cli/run-command.ts";
import { readModel } from "../openapi/model.ts";
import { ownContract, readContract } from "../openapi/read-contract.ts";
import { readCredentials, secretsOf } from "./credentials.ts";
import { createMasker } from "./masker.ts";
import { describeRejected } from "./survey.ts";
import type { Report } from "./verify-deployment.ts";

/** Holds a deployment against the contract, by the arguments of the process, and prints the report. */
export async function runVerify(): Promise<void> {
  await handleCall(command, verify);
}

type VerifySettings = Settings<typeof command.options>;

async function verify({ server, privateServer, record, format, patience, ...limits }: VerifySettings): Promise<void> {
  if (!server) throw new UsageError("--server: is missing. Give the address of a deployment, such as https://HOST.");
  const credentials = readCredentials(process.env);
  // Everything that leaves this process goes through it.
  const conceal = createMasker(secretsOf(credentials));
  const contract = readModel(readContract());
  const { readWorkflows } = await import("./run-workflow.ts");
  const { verifyDeployment } = await import("./verify-deployment.ts");
  const { recordExamples } = await import("./record-examples.ts");
  const report = await verifyDeployment({
    contract,
    workflows: readWorkflows(`${dirname(ownContract())}/workflows`),
    credentials,
    server,
    patience,
    limits,
    ...(privateServer && { privateServer }),
    ...(record && { see: recordExamples(contract, record, conceal) }),
  });
  const masked = conceal.value(report) as Report;
  process.stdout.write(conceal.text(await print(masked, format)));
  if (report.rejected.length > 0) throw new CheckError(report.rejected.map(describeRejected).join(" "));
  if (report.findings.length > 0)
    throw new CheckError(`${report.findings.length} findings. The report says where each stands in the contract.`);
}

async function print(report: Report, format: VerifySettings["format"]): Promise<string> {
  if (format === "json") return (await import("./report.ts")).toJson(report);
  if (format === "junit") return (await import("./report.ts")).toJunit(report);
  return (await import("./report.ts")).toText(report);
}
