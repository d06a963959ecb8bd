import { startBrowser } from "../../../test/browser.ts";
import { contract } from "../../../test/contract.ts";
import { inTemporaryFolder } from "../../cli/temporary-folder.ts";
import { loadContract } from "../../generate/load.ts";
import { readModel } from "../../openapi/model.ts";
import { growContract } from "../grow.ts";
import { rowPrinter } from "../row-printer.ts";
import { laidOut } from "./lay-out.ts";
import { loadPage, type PageLoad } from "./load-page.ts";
import { servePages } from "./serve-pages.ts";
import { viewers } from "./viewers.ts";

/** Columns of the table. */
const figures: [title: string, figure: (load: PageLoad) => number][] = [
  ["kB", ({ bytes }) => bytes / 1000],
  ["first paint", ({ firstPaint }) => firstPaint],
  ["in view", ({ inView }) => inView],
  ["main thread", ({ mainThread }) => mainThread],
];

const row = rowPrinter(26, 13);

/** Loads an operation's page in each of the viewers, with two contracts, slowed down and not, and prints what it took. */
export async function compareDocs({ runs, own }: { runs: number; own: boolean }): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    growContract(`${folder}/grown`, 100);
    const documents = [contract, await loadContract(`${folder}/grown`)];
    const server = await servePages(`${folder}/pages`);
    const browser = await startBrowser();
    try {
      row(
        "operations, ms",
        figures.map(([title]) => title),
      );
      for (const document of documents) {
        const count = `${readModel(document).operations.length}`;
        const { pages, text } = await laidOut(document, `${folder}/pages/${count}`, own ? [] : viewers);
        for (const slow of [true, false]) {
          for (const [name, address] of pages) {
            const loads: PageLoad[] = [];
            for (let run = 0; run < runs; run++) {
              loads.push(await loadPage(browser, `${server.url}/${count}/${address}`, text, slow));
            }
            const cells = figures.map(([, figure]) => least(loads.map(figure)).toFixed(0));
            row(`${count}${slow ? ", slow" : ""}: ${name}`, cells);
          }
        }
      }
    } finally {
      await browser.close();
      server.close();
    }
  });
}

/** What else the machine does only adds, and a load that never came to its end says nothing of speed. */
function least(values: number[]): number {
  return Math.min(...values.filter((value) => !Number.isNaN(value)));
}
