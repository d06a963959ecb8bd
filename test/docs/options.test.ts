import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../scripts/cli/commands.ts";
import { describeOptions } from "../../scripts/cli/run-command.ts";
import { documentedConnection } from "../../scripts/docs/samples/code-samples.ts";
import { siteContents } from "../../scripts/docs/site/contents.ts";
import { renderPages } from "../../scripts/docs/site/render-pages.ts";
import { model } from "../contract.ts";

test("a guide shows the options of every command, as a page and as Markdown", async () => {
  const guides = mkdtempSync(join(tmpdir(), "guides-"));
  const names = Object.keys(commands);
  const parts = names.map((name) => `## ${name}\n\n{% part "options", "${name}" %}`).join("\n\n");
  writeFileSync(join(guides, "options.md"), `---\ntitle: Options\ndescription: All.\norder: 1\n---\n${parts}\n`);
  const site = siteContents(model, { connection: documentedConnection(model), downloads: [], brands: [] });
  try {
    const pages = await renderPages(site, {
      guides,
      changelog: [],
      callbackSamples: [],
      creationSamples: [],
      pagingSamples: [],
      pollingSamples: [],
      address: "",
      live: false,
    });
    const [page = "", markdown = ""] = ["html", "md"].map((format) => pages.get(`guides/options.${format}`));
    for (const { options } of Object.values(commands)) {
      for (const { flag } of describeOptions(options)) {
        expect(page).toContain(`<td><code>${flag}</code></td>`);
        expect(markdown).toContain(`| \`${flag}\` |`);
      }
    }
    expect(markdown).toContain("| `--step-delay MS` | how long each state of a payout lasts | `50` |");
    expect(markdown).toContain("| `--fault-rate PERCENT` | fails requests at random (0 to 100) | `0` |");
    expect(page).toContain("<td>how long each state of a payout lasts</td><td><code>50</code></td>");
    expect(page.match(/aria-label="Options of \w+"/g)).toEqual(names.map((name) => `aria-label="Options of ${name}"`));
  } finally {
    rmSync(guides, { recursive: true });
  }
});
