import type { Json } from "../../openapi/json.ts";
import type { Sample } from "../answers/samples.ts";
import { type Command, runCommand } from "../commands/command.ts";
import type { Generator, Report } from "../generators/generator.ts";
import { difference } from "./difference.ts";
import { type Assignment, steps } from "./journey.ts";
import { prepareWorkFolder } from "./work-folder.ts";

/** Longest time of a command, in seconds. */
const limits = { install: 600, generate: 300, compile: 1200, run: 120 };

/**
 * What is known of a generator after its run: each warning once, and for each step and sample that failed, by name, what was
 * wrong with it.
 */
export interface Proof {
  warnings: string[];
  compiles: boolean;
  failures: Map<string, string>;
}

/** Generates, compiles and runs one client. Where a command fails, `program` has failed, and nothing else is known. */
export async function prove(generator: Generator, samples: Sample[], baseUrl: string): Promise<Proof> {
  const folder = prepareWorkFolder(generator, samples);
  const assignment: Assignment = {
    BASE_URL: baseUrl,
    ACCOUNT_ID: generator.name,
    API_KEY: `sk_test_${generator.name}`,
    PUBLIC_KEY: `pk_test_${generator.name}`,
    REFERENCE_ID: `reference-${generator.name}`,
    SAMPLES: `${folder}/samples.json`,
  };
  const proof: Proof = { warnings: [], compiles: false, failures: new Map() };
  const runAll = async (stage: keyof typeof limits, commands: readonly Command[]) => {
    let said = "";
    for (const command of commands) {
      const { succeeded, output, stdout } = await runCommand(command, folder, { ...assignment }, limits[stage]);
      if (!succeeded) throw new Error(`${stage}: ${command.join(" ")}\n${lastLines(output)}`);
      said += stage === "run" ? stdout : output;
    }
    return said;
  };
  try {
    await runAll("install", generator.install);
    const said = await runAll("generate", generator.generate);
    proof.warnings = [...new Set(said.split("\n").filter((line) => generator.warning.test(line)))];
    await runAll("compile", generator.compile);
    proof.compiles = true;
    const report = readReport(await runAll("run", [generator.run]));
    judgeJourney(report, assignment, proof);
    judgeSamples(report, samples, proof);
  } catch (error) {
    proof.failures.set("program", (error as Error).message);
  }
  return proof;
}

function judgeJourney({ journey }: Report, assignment: Assignment, { failures }: Proof): void {
  const created = journey.find(({ step }) => step === "create")?.facts ?? {};
  for (const [name, isRight] of Object.entries(steps)) {
    const { facts, error } = journey.find(({ step }) => step === name) ?? { error: "not reached" };
    if (!facts) failures.set(name, error ?? "no facts");
    else if (!isRight(facts, created, assignment)) failures.set(name, JSON.stringify(facts));
  }
}

function judgeSamples(report: Report, samples: Sample[], { failures }: Proof): void {
  for (const { name, value } of samples) {
    const { written, error } = report.samples.find((sample) => sample.name === name) ?? { error: "not reached" };
    const wrong = written === undefined ? (error ?? "not written") : difference(JSON.parse(written) as Json, value);
    if (wrong) failures.set(name, wrong);
  }
}

function readReport(stdout: string): Report {
  const line = stdout.split("\n").find((text) => text.startsWith('{"journey"') || text.startsWith('{"samples"'));
  if (!line) throw new Error(`run: no report\n${lastLines(stdout)}`);
  return JSON.parse(line);
}

function lastLines(text: string): string {
  return text.trimEnd().split("\n").slice(-40).join("\n");
}
