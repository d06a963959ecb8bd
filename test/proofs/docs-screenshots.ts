import { readArguments, run } from "../../scripts/cli/command-line.ts";

const help = `Usage: npm run docs:screenshots -- [--out FOLDER]

Takes pictures of the docs for people to look at: a static page and Redoc's, on
a phone and on a wide screen, light and dark.

  --out FOLDER   where they go (generated/docs-screenshots)
  --help         show this
`;

await run(async () => {
  const options = readArguments({
    out: { type: "string", default: "generated/docs-screenshots" },
    help: { type: "boolean" },
  });
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  const { capturePages } = await import("./capture-pages.ts");
  for (const file of await capturePages(options.out)) process.stdout.write(`${file}\n`);
});
