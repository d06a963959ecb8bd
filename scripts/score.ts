import { model } from "../test/contract.ts";
import { runCommand } from "./cli/call.ts";
import { contractFile, generatedFolder, root } from "./cli/repository.ts";
import { inTemporaryFolder } from "./cli/temporary-folder.ts";
import {
  answersWithExample,
  contradictions,
  parametersWithExample,
  type Share,
  scalarsWithExample,
} from "./score/examples.ts";
import { countRedoclyProblems, redoclyScore, spectralFindings } from "./score/linters.ts";

const command = {
  usage: ["npm run score"],
  about: "Measures the contract as other tools see it, and prints a table.",
  options: {},
};

await runCommand(command, async () => {
  for (const [what, figure] of await measure()) process.stdout.write(`${what.padEnd(58)} ${figure}\n`);
});

async function measure(): Promise<[what: string, figure: string | number][]> {
  return inTemporaryFolder(async (folder) => {
    const bundle = `${root}${generatedFolder}/openapi.yaml`;
    const [redocly, spectral, score] = await Promise.all([
      countRedoclyProblems(`${root}${contractFile}`, "recommended-strict", folder),
      spectralFindings(bundle),
      redoclyScore(bundle),
    ]);
    const owasp = spectral.filter(({ code }) => code.startsWith("owasp:"));
    return [
      ["Redocly, recommended-strict, problems", redocly],
      ["Spectral, spectral:oas, problems", spectral.length - owasp.length],
      [
        "Spectral, OWASP, errors per operation",
        owasp.filter(({ severity }) => severity === 0).length / model.operations.length,
      ],
      ["Redocly's score, of 100", score],
      ["2xx answers with a body example", percent(answersWithExample("success"))],
      ["error answers with a body example", percent(answersWithExample("error"))],
      ["scalar properties with an example", percent(scalarsWithExample())],
      ["parameters with an example", percent(parametersWithExample())],
      ["body examples that contradict their schema", contradictions()],
    ];
  });
}

function percent({ have, all }: Share): string {
  return `${((100 * have) / all).toFixed(0)} % (${have}/${all})`;
}
