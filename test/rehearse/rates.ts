// Prints how often each careless program is found by its rule, over many seeds: `node test/rehearse/rates.ts [SEEDS]`. The default, 20,
// takes minutes.
import { careless, commandOf, rehearseWith } from "./programs.ts";

const runs = Number(process.argv[2] ?? 20);
console.log("| Program | Rule | Scenario | Found | Never met | Runs |\n| --- | --- | --- | --- | --- | --- |");
for (const [file, rule, scenarios] of careless) {
  // The undisturbed scenario comes first, and is one of the wanted only where it is the one that shows it.
  const { results } = await rehearseWith(commandOf(`careless/${file}`), scenarios, { runs, jobs: 4, timeout: 20_000 });
  const found = results.filter(({ findings }) => findings.some((finding) => finding.rule === rule)).length;
  const missed = results.filter(({ verdict }) => verdict.startsWith("not-")).length;
  console.log(`| ${file} | ${rule} | ${scenarios.join(", ")} | ${found} | ${missed} | ${results.length} |`);
}
