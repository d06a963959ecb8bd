import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { copyRepository } from "./copy.ts";
import { servers } from "./readme.ts";
import { start, startIn } from "./running.ts";

// The scripts build, so they run in a copy.
const copy = copyRepository();
afterAll(() => copy.remove());

/** What the README says is served where, by the name under which the command prints it. */
const promised = (name: string) => new RegExp(`${name} {2}(http://\\S+)`);

test.each(servers)("%s serves what it says, until Ctrl-C", async (command, flags, what) => {
  const [program = "", ...words] = command.split(" ");
  const running = startIn(copy.folder, program, ...words, "--", ...flags);
  const urls: string[] = [];
  try {
    for (const name of what) {
      const [, url = ""] = await running.prints(promised(name));
      expect((await fetch(url)).status).toBeLessThan(500);
      urls.push(url);
    }
  } finally {
    await running.interrupt();
  }
  for (const url of urls) await expect(fetch(url)).rejects.toThrow();
});

const addresses = /Docs {2}(\S+)\nMock {2}([^\s,]+)[\s\S]*Try {3}curl -u (\S+) (\S+)\n/;

test("serves the docs and the mock of one brand", async () => {
  const running = start(
    process.execPath,
    join(copy.folder, "scripts/start.ts"),
    "--port",
    "0",
    "--docs-port",
    "0",
    "--brand",
    "cascad",
  );
  try {
    const [, docs, , , url = ""] = await running.prints(addresses);
    expect(await (await fetch(`${docs}`)).text()).toContain("<title>Cascad Payouts API</title>");
    expect((await fetch(url)).headers.get("www-authenticate")).toBe('Basic realm="Cascad Payouts API"');
  } finally {
    expect(await running.interrupt()).toBe(0);
  }
});
