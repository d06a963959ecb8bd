import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CheckError, UsageError } from "../cli/command-line.ts";
import { verify as command } from "../cli/commands.ts";
import type { Settings } from "../cli/options.ts";
import { handleCall } from "../cli/run-command.ts";
import { type Model, readModel } from "../openapi/model.ts";
import { ownContract, readContract } from "../openapi/read-contract.ts";
import { readCredentials, secretsOf } from "./credentials.ts";
import { maskNames } from "./mask-names.ts";
import { createMasker, type Masker } from "./masker.ts";
import type { PrintedReport } from "./print-report.ts";
import { describeRejected } from "./survey.ts";
import type { Report } from "./verify-deployment.ts";

/** Holds a deployment against the contract, by the arguments of the process, and prints the report. */
export async function runVerify(): Promise<void> {
  await handleCall(command, verify);
}

type VerifySettings = Settings<typeof command.options>;

async function verify(settings: VerifySettings, files: string[]): Promise<void> {
  const { har, record, format, observe } = settings;
  if (files.length > 0 && !har)
    throw new UsageError(`${files[0]}: is one argument too many. To examine a record, give --har FILE.`);
  const contract = readModel(readContract());
  const { report, masker } = har ? await examine(contract, [...har, ...files], record) : await run(contract, settings);
  const { facts, ...rest } = masker.value(maskNames(contract, report)) as Report;
  const masked = observe ? { ...rest, facts } : rest;
  if (record) {
    const { stringify } = await import("yaml");
    writeFileSync(join(record, "observations.yaml"), stringify(masked.observations, { lineWidth: 0 }));
  }
  // Not card numbers again, which statuses in a row can look like: there were none left in the values.
  process.stdout.write(masker.credentials(await print(masked, format)));
  if (report.rejected.length > 0) throw new CheckError(report.rejected.map(describeRejected).join(" "));
  if (report.findings.length > 0)
    throw new CheckError(`${report.findings.length} findings. The report says where each is in the contract.`);
}

/** A report, and what masks everything that leaves this process. */
interface Verified {
  report: Report;
  masker: Masker;
}

async function run(contract: Model, settings: VerifySettings): Promise<Verified> {
  const { server, privateServer, record, patience, ...limits } = settings;
  if (!server) throw new UsageError("--server: is missing. Give the address of a deployment, such as https://HOST.");
  const credentials = readCredentials(process.env);
  const masker = createMasker(secretsOf(credentials));
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
    ...(record && { see: recordExamples(contract, record, masker) }),
  });
  return { report, masker };
}

async function examine(contract: Model, paths: string[], record: string | undefined): Promise<Verified> {
  const { readTraffic } = await import("./traffic.ts");
  const { verifyTraffic } = await import("./verify-deployment.ts");
  const { recordExamples } = await import("./record-examples.ts");
  const traffic = readTraffic(contract, paths);
  const { exchanges, skipped, secrets } = traffic;
  if (exchanges.length === 0)
    throw new UsageError(`--har ${paths.join(",")}: has no request of the API with its response. Record one.`);
  if (skipped > 0)
    process.stderr.write(`${skipped} entries are not of the API, or have no response that can be read.\n`);
  const masker = createMasker(secrets);
  return {
    report: verifyTraffic(contract, traffic, record ? recordExamples(contract, record, masker) : undefined),
    masker,
  };
}

async function print(report: PrintedReport, format: VerifySettings["format"]): Promise<string> {
  if (format === "json") return (await import("./print-report.ts")).toJson(report);
  if (format === "junit") return (await import("./print-report.ts")).toJunit(report);
  return (await import("./print-report.ts")).toText(report);
}
