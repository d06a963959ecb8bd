import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { generatedFolder, root } from "../../../scripts/cli/repository.ts";
import { readKeys } from "../../../scripts/mock/accounts/accounts.ts";
import type { OpenApiDocument } from "../../../scripts/openapi/document.ts";
import { nameOf } from "../../../scripts/openapi/model.ts";
import type { Json } from "../../../scripts/openapi/walk.ts";
import { contract } from "../../contract.ts";
import { type Answer, sentBodies, tomorrowsAnswers } from "../../spec/tomorrow.ts";
import type { Gap, Generator, Report } from "./generators/generator.ts";
import {
  allowHabits,
  closedGaps,
  type Description,
  judgeAnswers,
  missingDescriptions,
  placedDescriptions,
} from "./judge.ts";
import { judgeJourney, startRecorder } from "./judge-journey.ts";
import { type Command, runCommand, type ToolchainName } from "./toolchains.ts";

/** A generator with its proof, or with the toolchains that it lacks. */
export type Row = { generator: Generator } & ({ proof: Proof } | { missing: ToolchainName[] });

/**
 * Proves generators in two lanes, one after another in each, so that two cores are used and two downloads of one artifact
 * don't meet: in one lane those that need Java, in the other those that don't. Rows come in the order of `generators`.
 */
export async function proveAll(
  generators: Generator[],
  absent: ReadonlySet<ToolchainName>,
  questions: Questions,
  baseUrl: string,
): Promise<Row[]> {
  const rows = new Map<Generator, Row>();
  const drive = async (lane: Generator[]) => {
    for (const generator of lane) {
      const missing = generator.toolchains.filter((name) => absent.has(name));
      if (missing.length > 0) rows.set(generator, { generator, missing });
      else
        rows.set(generator, { generator, proof: await timed(generator, () => prove(generator, questions, baseUrl)) });
    }
  };
  layOutSources();
  const lanes = Map.groupBy(generators, ({ toolchains }) => toolchains.includes("java"));
  await Promise.all([...lanes.values()].map(drive));
  return generators.flatMap((generator) => rows.get(generator) ?? []);
}

async function timed(generator: Generator, work: () => Promise<Proof>): Promise<Proof> {
  const start = performance.now();
  const proof = await work();
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stderr.write(`${generator.name}: ${seconds} s\n`);
  return proof;
}

/** Longest time of a command, in seconds. */
const limits = { install: 600, generate: 1200, compile: 1200, run: 120 };

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

/** What every client is held against, beside the journey. */
export interface Questions {
  samples: Answer[];
  tomorrow: Answer[];
  descriptions: Description[];
}

/** Reads the documented samples from spec/, and derives the rest from the neutral contract. */
export function readQuestions(): Questions {
  return {
    samples: readSamples(),
    tomorrow: tomorrowsAnswers(contract),
    descriptions: placedDescriptions(contract),
  };
}

/** The documented samples of what the platform sends, each once. */
export function readSamples(): Answer[] {
  const documented = new Set(readdirSync(`${root}spec/examples/documented`).map((file) => basename(file, ".yaml")));
  const samples = sentBodies(contract)
    .filter(({ name }) => documented.has(name))
    .map(({ name, schema, value }) => ({ name, schema: nameOf(schema) ?? "", value: value as Json }));
  return [...new Map(samples.map((sample) => [sample.name, sample])).values()];
}

/** What the programs are told, in environment variables of the same names. */
export interface Assignment {
  /** Where both APIs are. */
  BASE_URL: string;
  /** Where each of them is, base path included. */
  PRIVATE_URL: string;
  PUBLIC_URL: string;
  ACCOUNT_ID: string;
  API_KEY: string;
  PUBLIC_KEY: string;
  REFERENCE_ID: string;
  /** File with the answers to read: a list of `{ name, schema, value }`. */
  ANSWERS: string;
}

/** Gives each program an account of its own, with keys of the form that the contract wants. */
export function assign(document: OpenApiDocument, name: string, baseUrl: string, answers: string): Assignment {
  const keys = readKeys(document);
  const { "x-audiences": audiences = {} } = document;
  return {
    BASE_URL: baseUrl,
    PRIVATE_URL: `${baseUrl}${audiences.private?.basePath}`,
    PUBLIC_URL: `${baseUrl}${audiences.public?.basePath}`,
    ACCOUNT_ID: name,
    API_KEY: `key-of-${name}`,
    PUBLIC_KEY: `${keys.public.test}${name}`,
    REFERENCE_ID: `reference-${name}`,
    ANSWERS: answers,
  };
}

/** Where clients are generated and compiled. What build tools keep there makes the next run quick. */
const cache = `${root}node_modules/.cache/codegen`;

/**
 * Copies the programs that make the journeys, and what they share, to the cache, laid out as they are here, and the 3.1
 * document for those who stop at 3.0.
 */
export function layOutSources(): void {
  const isHarness = (file: string) => ["generator.ts", "commands.ts"].includes(basename(file));
  for (const folder of ["generators", "languages"]) {
    cpSync(`${root}test/proofs/codegen/${folder}`, `${cache}/${folder}`, {
      recursive: true,
      filter: (file) => !isHarness(file),
    });
  }
  cpSync(`${root}${generatedFolder}/openapi.json`, `${cache}/openapi.json`);
  writeFileSync(`${cache}/package.json`, '{ "type": "module" }\n');
}

/**
 * Puts the document as `openapi.json` and the answers into a generator's work folder, and removes the client of the run
 * before, `client/`.
 */
export function prepareWorkFolder(generator: Generator, toRead: Answer[]): { folder: string; answers: string } {
  const folder = `${cache}/generators/${generator.name}`;
  rmSync(`${folder}/client`, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(`${root}${generatedFolder}/${generator.document}`, `${folder}/openapi.json`);
  const answers = `${folder}/answers.json`;
  writeFileSync(answers, JSON.stringify(toRead));
  return { folder, answers };
}
