import { text } from "../../scripts/cli/options.ts";
import { runCommand } from "../../scripts/cli/run-command.ts";

const command = {
  usage: ["npm run docs:screenshots -- [--out FOLDER]"],
  about:
    "Takes pictures of the docs for people to look at: twelve views, Redoc's among them, on a phone and on a wide screen, light and dark.",
  options: {
    out: text({ placeholder: "FOLDER", default: "generated/docs-screenshots", help: "where they go" }),
  },
};

await runCommand(command, async (options) => {
  const { capturePages } = await import("./capture-pages.ts");
  for (const file of await capturePages(options.out)) process.stdout.write(`${file}\n`);
});
