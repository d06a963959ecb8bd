import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";

const guide = readFileSync(`${root}spec/guides/toolkit/upgrading.md`, "utf8");
const [, errors = ""] = guide.split("## Errors that people meet");
const texts = [...errors.matchAll(/^\| `([^`]+)` \|/gm)].map(([, text = ""]) => text);

/** What the scripts say, with what they put into a text left out. */
const scripts = globSync("scripts/**/*.{ts,js}", { cwd: root }).map((file) => readFileSync(`${root}${file}`, "utf8"));
const said = scripts.map((text) => text.replaceAll(/\$\{[^}]*\}/g, "..."));

test("the guide has errors of callbacks, of the client, and of the mock", () => {
  expect(texts.length).toBeGreaterThan(12);
});

test.each(texts)("a script says: %s", (text) => {
  expect(said.filter((script) => script.includes(text))).not.toEqual([]);
});
