import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Page } from "playwright-core";
import { startBrowser } from "../../../test/browser.ts";
import { model } from "../../../test/contract.ts";
import { contractFile } from "../../cli/repository.ts";
import { inTemporaryFolder } from "../../cli/temporary-folder.ts";
import { growContract } from "../grow.ts";

/** How often each file is saved; the least time counts, as what else the machine does only adds. */
const rounds = 7;

/** What is edited: a file, and a line of it that the home page shows. */
const edits: [name: string, file: string, line: RegExp][] = [
  ["A guide", "spec/guides/index.md", /^(## Before).*$/m],
  ["The contract", contractFile, /^( {2}summary: ).*$/m],
];

/** Prints how many milliseconds after a file was saved the page shows it, where `npm run docs` serves a copy of the contract. */
export async function timeReload(): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    growContract(folder, model.operations.length);
    const docs = spawn(process.execPath, [`${folder}/scripts/docs.ts`, "--docs-port", "0"], { cwd: folder });
    const browser = await startBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(await addressIn(docs.stdout));
      for (const [name, file, line] of edits) {
        const milliseconds = await timeEdits(page, `${folder}/${file}`, line);
        process.stdout.write(`${name} saved, its page shows it: ${milliseconds.toFixed(0)} ms\n`);
      }
    } finally {
      await browser.close();
      docs.kill("SIGINT");
    }
  });
}

async function addressIn(output: Readable): Promise<string> {
  for await (const line of createInterface(output)) {
    const [, address] = /^Docs {2}(\S+)/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("npm run docs ended");
}

async function timeEdits(page: Page, file: string, line: RegExp): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const words = `${basename(file)} edited ${round} times`;
    const text = readFileSync(file, "utf8").replace(line, `$1${words}`);
    // What the last edit changes besides the page is still being written.
    await page.waitForTimeout(3000);
    const saved = performance.now();
    writeFileSync(file, text);
    await page.getByText(words).first().waitFor();
    times.push(performance.now() - saved);
  }
  return Math.min(...times);
}
