import { dirname } from "node:path";
import type { ParseArgsOptionsConfig } from "node:util";
import { CheckError, readArguments, readChoice, readWholeNumber, UsageError } from "../cli/command-line.ts";
import { ownContract, readContract } from "../openapi/read-contract.ts";
import { readCredentials, secretsOf } from "./deployment.ts";
import { createMasker } from "./masker.ts";
import type { Limits } from "./sender.ts";
import { describeRefused } from "./survey.ts";
import type { Report } from "./verify-deployment.ts";

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
  const conceal = createMasker(secretsOf(credentials));
  const contract = readContract();
  const { readWorkflows } = await import("./run-workflow.ts");
  const { verifyDeployment } = await import("./verify-deployment.ts");
  const { recordExamples } = await import("./record-examples.ts");
  const report = await verifyDeployment({
    contract,
    workflows: readWorkflows(`${dirname(ownContract())}/workflows`),
    credentials,
    server,
    limits,
    ...(privateServer && { privateServer }),
    ...(record && { see: recordExamples(contract, record, conceal) }),
  });
  const masked = conceal.value(report) as Report;
  process.stdout.write(conceal.text(await print(masked, format)));
  if (report.refused.length > 0) throw new CheckError(report.refused.map(describeRefused).join(" "));
  if (report.findings.length > 0)
    throw new CheckError(`${report.findings.length} findings. The report says where each stands in the contract.`);
}

async function print(report: Report, format: Format): Promise<string> {
  if (format === "json") return (await import("./report.ts")).toJson(report);
  if (format === "junit") return (await import("./report.ts")).toJunit(report);
  return (await import("./report.ts")).toText(report);
}

export const flags = {
  server: { type: "string" },
  "private-server": { type: "string" },
  "allow-writes": { type: "boolean" },
  "max-requests": { type: "string", default: "200" },
  "max-writes": { type: "string", default: "20" },
  rate: { type: "string", default: "5" },
  format: { type: "string", default: "text" },
  record: { type: "string" },
  help: { type: "boolean" },
} as const satisfies ParseArgsOptionsConfig;

export const help = `Usage: npm run verify -- --server URL [options], or npx payouts-contract verify

Holds a deployment against the contract: runs the workflows and the examples, and
reports where an answer and the contract differ. Exit 1 if one does, or if the
private or the public API gave nothing but refusals.

  --server URL           the deployment, such as https://HOST
  --private-server URL   where the private API is, if at the root of another host
  --allow-writes         create and process payouts, all of them tests
  --max-requests COUNT   how many requests are sent at most (200)
  --max-writes COUNT     how many of them may write (20)
  --rate COUNT           how many are sent in a second at most (5)
  --format FORMAT        text, json or junit (text)
  --record FOLDER        keep each kind of answer, masked, as an example
  --help                 show this

The credentials are in PAYOUTS_ACCOUNT_ID, PAYOUTS_API_KEY, PAYOUTS_PUBLIC_KEY.
`;

/** The forms of a report. */
const formats = ["text", "json", "junit"] as const;

export type Format = (typeof formats)[number];

/**
 * Reads the form of the report.
 *
 * @throws UsageError if there is no such form
 */
export function readFormat(value: string): Format {
  return readChoice(value, "--format", "format", formats);
}

/** @throws UsageError if a number is none */
export function readLimits(values: {
  "allow-writes"?: boolean;
  "max-requests": string;
  "max-writes": string;
  rate: string;
}): Limits {
  return {
    allowWrites: values["allow-writes"] ?? false,
    maxRequests: readCount(values["max-requests"], "--max-requests"),
    maxWrites: readCount(values["max-writes"], "--max-writes"),
    rate: readCount(values.rate, "--rate"),
  };
}

function readCount(value: string, flag: string): number {
  return readWholeNumber(value, flag, { least: 1, most: 999_999 });
}
