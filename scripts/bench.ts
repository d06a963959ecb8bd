import { runCommand } from "./cli/call.ts";

const command = {
  usage: ["npm run bench"],
  about:
    "Measures, in one run, the build against the tools' own command lines, and the mock's start against stock Prism's. A ratio compares; seconds belong to this machine. npm run bench:build measures how the build grows, npm run bench:mock how fast the mock is.",
  options: {},
};

await runCommand(command, async () => {
  const { compareBuilds } = await import("./bench/compare-builds.ts");
  const { measureStarts } = await import("./bench/mock/measure-starts.ts");
  const { contenders } = await import("./bench/mock/contenders.ts");
  const { report } = await import("./bench/report.ts");
  await compareBuilds();
  const starts = await measureStarts({ own: contenders.stateful, stock: contenders.stock });
  report("stock Prism's start", starts.stock, starts.stock);
  report("the mock's start", starts.own, starts.stock);
});
