import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { brandNames, root } from "../../scripts/cli/repository.ts";
import { contractChangelog, contractFeed } from "../../scripts/docs/site/contract-changelog.ts";
import { contract } from "../contract.ts";
import { neutralSite, plain, textOf } from "./site.ts";

const released = `# Changelog

## Unreleased

- A status more,
  which is open.
- **Zenith:** Another logo.

### Tools

- The mock is faster.

## 0.2.0 - 2026-12-01 - contract 1.1.0

- **Breaking:** A path moved.

## 0.1.1 - 2026-11-30 - contract 1.0.0

### Tools

- A fault is mended.
`;

test.each<[name: string, others: string[], want: string[]]>([
  ["the neutral site shows what is of a brand", [], ["A status more, which is open.", "**Zenith:** Another logo."]],
  ["a brand's site shows its own", ["acme"], ["A status more, which is open.", "**Zenith:** Another logo."]],
  ["a brand's site shows nothing of another", ["zenith"], ["A status more, which is open."]],
])("%s, and nothing of the tools", (_name, others, changes) => {
  expect(contractChangelog(released, "1.2.0", others)).toEqual([
    { version: "1.2.0", changes },
    { version: "1.1.0", date: "2026-12-01", changes: ["**Breaking:** A path moved."] },
  ]);
});

test("a release that names no version of the contract is an error that says how to write it", () => {
  expect(() => contractChangelog("## 0.2.0\n\n- A path moved.\n", "1.0.0")).toThrow(
    'CHANGELOG.md: "## 0.2.0": write it as "## 1.2.0 - 2026-12-01 - contract 1.1.0".',
  );
});

const url = { type: "string", pattern: "^https?://[^ ]+$" };
/** What a JSON Feed 1.1 has to be, as far as ours goes. */
const isFeed = new Ajv({ allErrors: true }).compile({
  type: "object",
  additionalProperties: false,
  required: ["version", "title", "items"],
  properties: {
    version: { const: "https://jsonfeed.org/version/1.1" },
    title: { type: "string", minLength: 1 },
    home_page_url: url,
    feed_url: url,
    language: { const: "en" },
    items: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["id", "content_html"],
        properties: {
          id: url,
          url,
          title: { type: "string", minLength: 1 },
          content_html: { type: "string", pattern: "^<ul><li>" },
          date_published: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$" },
        },
      },
    },
  },
});

test.each([
  ["of the site", textOf(neutralSite, "feed.json"), 1],
  [
    "of several versions",
    contractFeed(contractChangelog(released, "1.2.0"), {
      title: "Payouts",
      address: "https://a.example/",
      render: String,
    }),
    2,
  ],
])("the feed %s is a JSON Feed, whose items have an ID each", (_name, text, count) => {
  const feed = JSON.parse(text);
  expect([isFeed(feed), isFeed.errors]).toEqual([true, null]);
  expect(new Set(feed.items.map(({ id }: { id: string }) => id)).size).toBe(count);
});

test("page, Markdown, and feed have the same changes, and each page names the feed", () => {
  const text = readFileSync(`${root}CHANGELOG.md`, "utf8");
  const versions = contractChangelog(text, contract.info.version);
  const page = plain(textOf(neutralSite, "changelog.html"));
  const { items } = JSON.parse(textOf(neutralSite, "feed.json"));
  expect(versions.length).toBeGreaterThan(0);
  for (const [index, { version, changes }] of versions.entries()) {
    expect(textOf(neutralSite, "changelog.html")).toContain(`<h2 id="${version}">`);
    expect(items[index].url).toMatch(new RegExp(`changelog\\.html#${version}$`));
    for (const change of changes) {
      expect(textOf(neutralSite, "changelog.md")).toContain(`- ${change}\n`);
      expect(page).toContain(plain(items[index].content_html.split("</li>")[changes.indexOf(change)]));
    }
  }
  // A brand's name would be on the sites of the others.
  const unmarked = versions.flatMap(({ changes }) => changes).filter((change) => !/^\*\*\w+:\*\*/.test(change));
  for (const name of brandNames()) expect(unmarked.join("\n").toLowerCase()).not.toContain(name);
  for (const [name, folder] of [
    ["index.html", ""],
    ["guides/errors.html", "../"],
  ] as const)
    expect(textOf(neutralSite, name)).toContain(
      `<link rel="alternate" type="application/feed+json" href="${folder}feed.json"`,
    );
});
