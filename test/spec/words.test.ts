import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";

/** Words that are written in one way, and the ways that they are not written. */
const words: [word: string, others: RegExp][] = [["lookup", /look-up/gi]];

const files = [
  ...globSync("spec/**/*.{yaml,md}", { cwd: root }),
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
].sort();

test.each(words)("%s is written so in the contract and what explains it", (word, others) => {
  const wrong = files.flatMap((file) =>
    readFileSync(`${root}${file}`, "utf8")
      .split("\n")
      .flatMap((line, index) =>
        [...line.matchAll(others)].map(
          (found) =>
            `${file}:${index + 1}:${found.index + 1} "${found[0]}" is another word for the same. Write "${word}".`,
        ),
      ),
  );
  expect(wrong).toEqual([]);
});

test("there are such files", () => expect(files).toContain("spec/openapi.yaml"));
