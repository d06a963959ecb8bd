import type { ToolchainName } from "../commands/toolchains.ts";
import type { Generator } from "../generators/generator.ts";
import { type Proof, prove } from "./prove.ts";
import type { Questions } from "./questions.ts";
import { layOutSources } from "./work-folder.ts";

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
