import { execFile } from "node:child_process";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { root } from "../../../scripts/cli/repository.ts";
import type { Files } from "../../../scripts/generate/output.ts";
import { median } from "./figures.ts";

/** What a step costs. */
export interface Cost {
  seconds: number;
  /** The most memory that its process had at a time, in megabytes. */
  megabytes: number;
}

/** Takes a step with the contract in a folder in a process of its own, which is the only way to know its peak of memory. */
export async function measure(step: Step, folder: string): Promise<Cost> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    `${root}test/proofs/bench-build.ts`,
    "--step",
    step,
    folder,
  ]);
  return JSON.parse(stdout);
}

/** The other side of `measure`: takes the step here, and prints what it cost. */
export async function measureHere(step: Step, folder: string): Promise<void> {
  const seconds = await steps[step](folder);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ seconds, megabytes } satisfies Cost));
}

/** What is measured of a contract in a folder, each in a process of its own. Gives seconds. */
export const steps = {
  /** All artifacts, from files. */
  async build(folder: string): Promise<number> {
    const { deriveArtifacts } = await import("../../../scripts/generate/artifacts.ts");
    return seconds(() => deriveArtifacts([], folder));
  },

  /** What the tools' own command lines make: all artifacts, and Redoc's page for the docs, without the site around it. */
  async "the same artifacts"(folder: string): Promise<number> {
    const artifacts = await derive(folder);
    const { siteContents } = await import("../../../scripts/docs/site/contents.ts");
    const { referenceFiles } = await import("../../../scripts/docs/site/assets.ts");
    const { documentedConnection } = await import("../../../scripts/docs/samples/code-samples.ts");
    const { siteSource } = await import("../../../scripts/docs/build-site.ts");
    const { readModel } = await import("../../../scripts/openapi/model.ts");
    const { document } = siteSource(artifacts);
    const model = readModel(document);
    const site = siteContents(model, { connection: documentedConnection(model), downloads: [], brands: [] });
    return seconds(async () => referenceFiles(document, site));
  },

  /** All artifacts again after one edit, where they were built before. The median of several edits. */
  async rebuild(folder: string): Promise<number> {
    const { deriveArtifacts } = await import("../../../scripts/generate/artifacts.ts");
    return medianOf(15, (round) => {
      edit(folder, round);
      return deriveArtifacts([], folder);
    });
  },

  /** The site, of artifacts that are there. */
  async docs(folder: string): Promise<number> {
    const artifacts = await derive(folder);
    const { buildSite } = await import("../../../scripts/docs/build-site.ts");
    const { siteSource } = await import("../../../scripts/docs/build-site.ts");
    return seconds(() => buildSite(siteSource(artifacts)));
  },

  /** From the contract to a mock that listens. It answers examples, as no handler plays copies of operations. */
  async "mock's start"(folder: string): Promise<number> {
    const { startMock } = await import("../../../scripts/mock/start-mock.ts");
    const contract = await bundleInto(folder);
    return seconds(async () => {
      const mock = await startMock({ stateless: true, contract });
      await mock.close();
    });
  },

  /** One answer of a mock that has answered before. */
  async "mock's answer"(folder: string): Promise<number> {
    const { startMock } = await import("../../../scripts/mock/start-mock.ts");
    const { model } = await import("../../contract.ts");
    const mock = await startMock({ stateless: true, contract: await bundleInto(folder) });
    const [{ path } = { path: "" }] = model.operations.filter(
      ({ method, path }) => method === "get" && !path.includes("{"),
    );
    const ask = async () => {
      const answer = await fetch(`${mock.url}${path}`, { headers: { Authorization: `Basic ${btoa("account:key")}` } });
      if (answer.status !== 200) throw new Error(`${path}: answered ${answer.status}`);
      await answer.arrayBuffer();
    };
    try {
      return await medianOf(250, ask);
    } finally {
      await mock.close();
    }
  },
};

/** The median of many times, of which the first are to get warm. */
async function medianOf(rounds: number, work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await seconds(() => work(round)));
  return median(times.slice(Math.floor(rounds / 3)));
}

/** Says something else of a schema. */
function edit(folder: string, round: number): void {
  const [file = ""] = globSync(`${folder}/spec/schemas/*Attributes.yaml`).sort();
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/^description: .*$/m, `description: Edited ${round} times.`));
}

export type Step = keyof typeof steps;

async function derive(folder: string): Promise<Files> {
  const { deriveArtifacts } = await import("../../../scripts/generate/artifacts.ts");
  return deriveArtifacts([], folder);
}

async function bundleInto(folder: string): Promise<string> {
  const { loadContract } = await import("../../../scripts/generate/load.ts");
  mkdirSync(`${folder}/generated`, { recursive: true });
  const file = `${folder}/generated/openapi.json`;
  writeFileSync(file, JSON.stringify(await loadContract(folder)));
  return file;
}

/** How long some work takes, in seconds. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
