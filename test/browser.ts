import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import manifest from "../package.json" with { type: "json" };
import { root } from "../scripts/cli/repository.ts";
import { outputOf } from "../scripts/cli/run-program.ts";

/** Chromium as it comes with npm, unpacked once for each version. */
const folder = `${root}node_modules/.cache/chromium-${manifest.devDependencies["@sparticuz/chromium"]}`;

/** Chromium's file. */
export const executablePath = join(folder, "chromium");

/** What Chromium needs of the environment to find the libraries and the fonts that came with it, whatever the machine has. */
export const browserEnvironment = {
  LD_LIBRARY_PATH: join(folder, "al2023/lib"),
  FONTCONFIG_FILE: join(folder, "fonts.conf"),
};

/** With these it makes no connection of its own. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium, and unpacks it first where that was not done yet. */
export async function startBrowser(): Promise<Browser> {
  await unpackBrowser();
  nameFonts();
  const env = { ...process.env, ...browserEnvironment };
  return chromium.launch({ executablePath, env, args: browserArguments });
}

/** Makes {@link executablePath} a file that is there. */
async function unpackBrowser(): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  // The package unpacks below the temporary folder, and its libraries only where it takes the machine for Amazon's.
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  const unpack =
    "import chromium from '@sparticuz/chromium'; chromium.setGraphicsMode = false; await chromium.executablePath();";
  await outputOf(process.execPath, ["--input-type=module", "-e", unpack], { cwd: root, env });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another test that runs beside this one was faster.
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}

/** Says where the fonts are, again if the repository was moved since: Chromium crashes where it finds none. */
function nameFonts(): void {
  const file = browserEnvironment.FONTCONFIG_FILE;
  const [fonts, cache] = [join(folder, "fonts"), join(folder, "fonts-cache")];
  const text = `<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`;
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  // In one step, as others may start it at the same time.
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

/** What a page asked for, and what it complained of. */
export interface Visit {
  requests: string[];
  complaints: string[];
}

/** Opens an address in a context of its own, lets `look` look at it, and closes it. */
export async function visit(
  browser: Browser,
  address: string,
  look: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await page.goto(address);
    await look(page);
  } finally {
    await context.close();
  }
  return { requests, complaints };
}

/** How often to ask, in milliseconds. */
const pause = 50;

/**
 * Asks a page until an expression has a value there other than undefined. Playwright's `waitForFunction` asks a second time from
 * within the page, where a strict Content-Security-Policy forbids it.
 *
 * @param patience in milliseconds
 * @returns undefined if it had none in time
 */
export async function waitForValue<Value>(
  page: Page,
  expression: string,
  patience: number,
): Promise<Value | undefined> {
  const end = performance.now() + patience;
  for (;;) {
    const value = await page.evaluate<Value | undefined>(expression);
    if (value !== undefined || performance.now() > end) return value;
    await setTimeout(pause);
  }
}
