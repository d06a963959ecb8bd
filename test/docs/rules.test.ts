import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/cli/repository.ts";
import { type RuleText, rulePages } from "../../scripts/docs/site/rule-pages.ts";
import { planScenarios } from "../../scripts/rehearse/plan-scenarios.ts";
import { pageOf, rules } from "../../scripts/rehearse/rules.ts";
import { careless, meanings } from "../rehearse/programs.ts";
import { neutralSite, plain, textOf } from "./site.ts";

const texts: Record<string, RuleText> = parse(readFileSync(`${root}spec/guides/rules.yaml`, "utf8"));
const pages = rulePages(texts);
const scenarios = planScenarios(meanings, 1, 1000).map(({ name }) => name);

/** Without what Markdown makes of it. */
const asWritten = (text: string) => text.replaceAll("`", "").replaceAll("’", "'");

test.each(rules)(
  "$name has a page, with what goes wrong and the fix in five languages",
  ({ name, about, severity }) => {
    const page = pages.find((one) => one.name === name);
    if (!page) throw new Error(`no page on ${name}`);
    const html = plain(textOf(neutralSite, pageOf(name)));
    const markdown = textOf(neutralSite, pageOf(name).replace(/html$/, "md"));
    for (const text of [html, markdown]) {
      for (const part of [about, page.happens]) expect(asWritten(text)).toContain(asWritten(part));
    }
    expect(page.samples.map(({ title }) => title)).toEqual(["TypeScript", "PHP", "Python", "Go", "Java"]);
    for (const { code } of page.samples) {
      expect(code).not.toContain("region");
      expect(markdown).toContain(code);
      expect(html).toContain(code.trim());
    }
    expect(textOf(neutralSite, "toolkit/rehearse.md")).toContain(
      `| [\`${name}\`](../${pageOf(name).replace(/html$/, "md")}) | ${severity} |`,
    );
  },
);

test("each page names scenarios that there are, among them one in which a careless program is found", () => {
  expect(pages.flatMap((page) => page.scenarios).filter((name) => !scenarios.includes(name))).toEqual([]);
  for (const { name, scenarios: named } of pages) {
    const shows = careless.filter(([, rule]) => rule === name).flatMap(([, , found]) => found);
    expect([name, shows.some((scenario) => named.includes(scenario))]).toEqual([name, true]);
  }
});

const { lost, ...others } = texts as { lost: RuleText } & typeof texts;
test.each<[what: string, given: Record<string, RuleText>, want: string]>([
  ["a rule without a page", others, "spec/guides/rules.yaml: lost: is missing. Say what goes wrong, and what to do."],
  ["a page without a rule", { ...texts, bogus: lost }, "bogus: no such rule."],
  [
    "a fix that no program has",
    { ...texts, lost: { ...lost, fix: ["bogus"] } },
    "bogus: no such region in typescript.ts or service.js of test/rehearse/careful.",
  ],
])("%s fails the build", (_what, given, want) => expect(() => rulePages(given)).toThrow(want));
