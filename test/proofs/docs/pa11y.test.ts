import { pathToFileURL } from "node:url";
import pa11y from "pa11y";
import { afterAll, expect, test } from "vitest";
import { browserArguments, browserEnvironment, executablePath } from "../../browser.ts";
import { differentPages, neutralSite, writeToFolder } from "../../docs/site.ts";

const site = writeToFolder(neutralSite);
afterAll(() => site.remove());

test.each(differentPages)("pa11y finds nothing on %s", async (name) => {
  const { issues } = await pa11y(`${pathToFileURL(site.folder)}/${name}`, {
    runners: ["htmlcs"],
    timeout: 60_000,
    chromeLaunchConfig: { executablePath, args: browserArguments, env: { ...process.env, ...browserEnvironment } },
  });
  expect(issues).toEqual([]);
});
