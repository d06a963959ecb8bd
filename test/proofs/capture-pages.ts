import { deriveSiteSource, writeSite } from "../../scripts/docs/build-site.ts";
import { serveDocs } from "../../scripts/docs/docs-server.ts";
import { startBrowser } from "../browser.ts";

const screens = [
  ["phone", { width: 390, height: 844 }],
  ["wide", { width: 1440, height: 900 }],
] as const;
const schemes = ["light", "dark"] as const;

/** Builds the neutral site, takes its pictures and gives the names of their files. */
export async function capturePages(folder: string): Promise<string[]> {
  const site = await writeSite(await deriveSiteSource());
  const docs = await serveDocs({ folder: site.folder, port: 0, host: "127.0.0.1", flag: "--docs-port" });
  const browser = await startBrowser();
  const files: string[] = [];
  try {
    for (const [view, address, ready] of views) {
      for (const [screen, viewport] of screens) {
        for (const colorScheme of schemes) {
          const page = await browser.newPage({ viewport, colorScheme });
          await page.goto(`${docs.url}/${address}`);
          await page.locator(ready).first().waitFor();
          await page.evaluate("document.fonts.ready");
          const path = `${folder}/${view}-${screen}-${colorScheme}.png`;
          await page.screenshot({ path });
          files.push(path);
          await page.close();
        }
      }
    }
  } finally {
    await browser.close();
    await docs.close();
  }
  return files;
}

/** What is looked at: its name, its address, and what is there once it is whole. */
const views = [
  ["home", "index.html", "h1"],
  ["operation", "operations/createPayoutInvoice.html", "h1"],
  ["folded-error", "operations/createPayoutInvoice.html#response-409", "h1"],
  ["callback", "operations/receivePayoutInvoiceCallback.html", "h1"],
  ["statuses", "guides/flow.html#the-statuses", "h1"],
  ["decisions", "guides/errors.html", "h1"],
  ["error", "errors/404.html", "h1"],
  ["values", "values.html", "h1"],
  ["mock", "toolkit/mock.html", "h1"],
  ["client-reference", "client-reference.html", "h1"],
  ["not-found", "404.html", "h1"],
  ["redoc", "reference.html#/invoices/createpayoutinvoice", "[data-response-codes-tablist]"],
] as const;
