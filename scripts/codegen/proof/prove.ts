import { contract } from "../../../test/contract.ts";
import { type Command, runCommand } from "../commands/command.ts";
import type { Gap, Generator, Report } from "../generators/generator.ts";
import { assign } from "./assignment.ts";
import { missingDescriptions } from "./descriptions.ts";
import { judgeJourney } from "./journey.ts";
import { allowHabits, judgeAnswers } from "./judge-answers.ts";
import type { Questions } from "./questions.ts";
import { startRecorder } from "./recorder.ts";
import { closedGaps } from "./signs.ts";
import { prepareWorkFolder } from "./work-folder.ts";

/** Longest time of a command, in seconds. */
const limits = { install: 600, generate: 300, compile: 1200, run: 120 };

/** What is known of a generator after its run. */
export interface Proof {
  /** Each warning once. */
  warnings: string[];
  compiles: boolean;
  /** What was wrong with each step, answer and description that failed, by its name. */
  failures: Map<string, string>;
  /** Gaps whose sign is there no more. */
  closed: Gap[];
}

/** Generates, compiles and runs one client. Where a command fails, `program` has failed, and nothing else is known. */
export async function prove(generator: Generator, questions: Questions, baseUrl: string): Promise<Proof> {
  const { samples, tomorrow, descriptions } = questions;
  const { folder, answers } = prepareWorkFolder(generator, [...samples, ...tomorrow]);
  const recorder = await startRecorder(contract, baseUrl);
  const assignment = assign(contract, generator.name, recorder.url, answers);
  const proof: Proof = { warnings: [], compiles: false, failures: new Map(), closed: [] };
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
    const missing = missingDescriptions(descriptions, `${folder}/client`);
    await runAll("compile", generator.compile);
    proof.compiles = true;
    const report = readReport(await runAll("run", [generator.run]));
    const habits = new Set<string>();
    proof.failures = new Map([
      ...judgeJourney(report, recorder.exchanges),
      ...judgeAnswers(report, samples),
      ...judgeAnswers(report, tomorrow, allowHabits(habits)),
      ...missing.map((name) => [name, "its description is not in the code"] as const),
    ]);
    proof.closed = await closedGaps(generator.gaps, folder, [...proof.warnings, ...habits]);
  } catch (error) {
    proof.failures.set("program", (error as Error).message);
  } finally {
    await recorder.close();
  }
  return proof;
}

function readReport(stdout: string): Report {
  const line = stdout.split("\n").find((text) => text.startsWith('{"journey"') || text.startsWith('{"answers"'));
  if (!line) throw new Error(`run: no report\n${lastLines(stdout)}`);
  return JSON.parse(line);
}

function lastLines(text: string): string {
  return text.trimEnd().split("\n").slice(-40).join("\n");
}
