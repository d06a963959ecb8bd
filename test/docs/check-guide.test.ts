import { expect, test } from "vitest";
import { checkGuide } from "../../scripts/docs/site/check-guide.ts";

const site = { connection: { server: "https://host", apiKey: "KEY" }, services: [{ name: "card" }], admin: undefined };
const header = "---\ntitle: Paying\ndescription: How to pay.\norder: 1\n---\n";
const known = "A guide has title, description and order, and can have keywords and wide.";

const guides: [what: string, text: string, want: (string | RegExp)[]][] = [
  ["nothing wrong", `${header}Call {{ site.connection.server }}.\n\n{% part "outcomes" %}\n`, []],
  [
    "a part that is not there",
    `${header}\n{% part "nothing" %}\n`,
    [/^guide\.md:7 {% part "nothing" %}: no such part\. There are admin-api, .*, outcomes, .* and vocabularies\.$/],
  ],
  ["a part without a name", `${header}{% part %}\n`, [/^guide\.md:6 {% part "" %}: no such part\./]],
  [
    "no description",
    header.replace(/^description.*\n/m, ""),
    [`guide.md:1 description: is missing from the front matter. ${known}`],
  ],
  [
    "no front matter",
    "Call it.\n",
    ["title", "description", "order"].map((name) => `guide.md:1 ${name}: is missing from the front matter. ${known}`),
  ],
  [
    "a misspelt line of the front matter",
    header.replace("---\ntitle", "---\nkeyword: pay\ntitle"),
    [`guide.md:2 keyword: is not read from the front matter. ${known}`],
  ],
  [
    "front matter that is not YAML",
    header.replace("Paying", "Paying: how"),
    [/^guide\.md:2 Nested mappings .*\. Correct the front matter\.$/],
  ],
  [
    "a misspelt variable",
    `${header}Call\n{{ site.connection.sever }}.\n`,
    ["guide.md:7 site.connection.sever: no such name. site.connection has server and apiKey."],
  ],
  [
    "a misspelt name",
    `${header}{{ sight.connection }}`,
    ["guide.md:6 sight: no such name. There are title, description, order and site."],
  ],
  [
    "a misspelt member of what was given a name",
    `${header}{% set its = site.connection %}\n{{ its.sever | upper }}`,
    ["guide.md:7 its.sever: no such name. its has server and apiKey."],
  ],
  [
    "a misspelt condition",
    `${header}{% if site.admn %}{% endif %}`,
    ["guide.md:6 site.admn: no such name. site has connection, services and admin."],
  ],
  [
    "what only the page knows",
    `${header}{% for service in site.services %}{{ loop.index }} {{ service.title }}{% endfor %}{{ site.admin.url }}`,
    [],
  ],
  [
    "a tag that is not there",
    `${header}\n{% prt "outcomes" %}`,
    ["guide.md:7 unknown block tag: prt. Correct the template."],
  ],
  [
    "a tag that is not closed",
    `${header}\n{{ site.connection`,
    ["guide.md:7 a tag is not closed. Correct the template."],
  ],
];

test.each(guides)("%s", (_what, text, want) => {
  const problems = checkGuide("guide.md", text, site);
  expect(problems).toEqual(want.map((line) => (typeof line === "string" ? line : expect.stringMatching(line))));
});
