import { posix } from "node:path";
import { expect, test } from "vitest";
import { neutralSite, textOf, textsOf } from "./site.ts";

const files = neutralSite;
const anchors = new Map(
  textsOf(files, ".html").map(([name, html]) => [
    name,
    new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
  ]),
);

/** The links that lead nowhere, of those that a page has. */
function broken(name: string, links: string[]): string[] {
  return links
    .filter((link) => !/^(https?|data):/.test(link))
    .filter((link) => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? name : posix.join(posix.dirname(name), path);
      if (!files.has(target)) return true;
      // Redoc's own addresses: the tests of the reference open them.
      return anchor !== undefined && !anchor.startsWith("/") && !anchors.get(target)?.has(decodeURIComponent(anchor));
    });
}

test.each(textsOf(files, ".html"))("every link, script, style and image of %s is there", (name, html) => {
  const links = [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(0);
  expect(broken(name, links)).toEqual([]);
});

test.each(textsOf(files, ".md"))("every link of %s is there", (name, text) => {
  const prose = text.replaceAll(/```[\s\S]*?```/g, "").replaceAll(/`[^`]*`/g, "");
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  expect(
    broken(
      name,
      links.map((link) => link.replace(/\.md#.*/, ".md")),
    ),
  ).toEqual([]);
});

test("every link is relative, so that the site works below any path and from files", () => {
  const absolute = textsOf(files, ".html").flatMap(([name, html]) =>
    [...html.matchAll(/ (?:href|src)="(\/[^"]*)"/g)].map(([, link]) => `${name}: ${link}`),
  );
  expect(absolute).toEqual([]);
});

test("the styles name no file that is not there", () => {
  const names = [...textOf(files, "assets/site.css").matchAll(/url\("?([^")]+)"?\)/g)].map(
    ([, name]) => `assets/${name}`,
  );
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !files.has(name))).toEqual([]);
});
