import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../../scripts/cli/repository.ts";
import { generators } from "./generators/generators.ts";
import { renderCommands, stalenessOfPage, stalenessOfRows } from "./page.ts";

const page = `# Code generation

| Generator | Version | Journey |
| --------- | ------- | ------- |
| Go        | 1.0     | 12/12   |

It warns.
`;

const stale = (line: number, says: string) => [
  `generated/codegen.md:${line}: this run says ${says}. Run npm run test:codegen and commit it.`,
];

test.each([
  ["the same page", page, []],
  [
    "other versions, of another width",
    page.replace("| 1.0     |", "| 2.0.0-rc.1, 3 |").replace("- |", "------- |"),
    [],
  ],
  ["another figure", page.replace("12/12", "11/12"), stale(5, '"| Go | 11/12 |"')],
  ["another sentence", page.replace("warns", "fails"), stale(7, '"It fails."')],
  ["a row more", page.replace("\n\nIt", "\n| Rust      | 1.0     | 12/12   |\n\nIt"), stale(6, '"| Rust | 12/12 |"')],
  ["an end that is missing", "# Code generation", stale(2, '"nothing more"')],
])("%s", (_name, rendered, want) => {
  expect(stalenessOfPage(rendered, page)).toEqual(want);
});

test("of some generators, each row has to be there", () => {
  const table = "| Generator | Version | Journey |\n| --- | --- | --- |\n";
  expect(stalenessOfRows(`${table}| Go | 2.0 | 12/12 |\n`, page)).toEqual([]);
  expect(stalenessOfRows(`${table}| Go | 1.0 | 11/12 |\n`, page)).toEqual([
    'generated/codegen.md: has no row "| Go | 11/12 |". Run npm run test:codegen and commit it.',
  ]);
});

test("the page has the command of each generator", () => {
  expect(readFileSync(`${root}generated/codegen.md`, "utf8")).toContain(`\n${renderCommands(generators)}\n`);
});
