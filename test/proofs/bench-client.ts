import { runCommand } from "../../scripts/cli/run-command.ts";
import { candidates } from "./bench/candidates.ts";
import { rowPrinter } from "./bench/figures.ts";
import { measureOverhead, measureSize, prepareWorkFolder, probe, timeTypeCheck } from "./bench/measure-client.ts";

const command = {
  usage: ["npm run bench:client"],
  about:
    "Measures, in one run, the clients against those that others generate from the same document: bytes of a program that makes one payout, minified and compressed; how much longer a call takes than by bare fetch; seconds that the compiler takes for 100 calls; and what the types have right. It installs the other generators into node_modules/.cache.",
  options: {},
};

await runCommand(command, async () => {
  await prepareWorkFolder(candidates);
  const row = rowPrinter(26, 17);
  for (const [index, candidate] of candidates.entries()) {
    const verdicts = await probe(candidate);
    if (index === 0) row("client", ["bytes", "overhead", "100 calls", ...Object.keys(verdicts)]);
    const overhead = await measureOverhead(candidate);
    row(candidate.name, [
      `${await measureSize(candidate)}`,
      `${(overhead * 100).toFixed(0)} %`,
      `${timeTypeCheck(candidate).toFixed(2)} s`,
      ...Object.values(verdicts).map((right) => (right ? "yes" : "no")),
    ]);
  }
});
