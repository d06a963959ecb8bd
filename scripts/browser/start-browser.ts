import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";
import manifest from "../../package.json" with { type: "json" };
import { root } from "../openapi/paths.ts";

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
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", unpack], { cwd: root, env });
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
