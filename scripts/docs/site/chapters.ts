import { globSync, readFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Configuration } from "@11ty/eleventy";
import { CheckError } from "../../command-line/command-line.ts";
import { root } from "../../openapi/paths.ts";
import type { Site } from "../contents/site.ts";
import { checkGuide } from "./check-guide.ts";

/** Chapters that are made of data alone; what explains the API stands with the contract. */
const folder = fileURLToPath(new URL("chapters/", import.meta.url));

/**
 * Adds every page that is written in Markdown: the guides, those for developers in their folder `toolkit`, and those of this folder.
 *
 * @throws CheckError if a guide names what there is not
 */
export function addChapters(configuration: Configuration, site: Site, guides: string): void {
  const texts = globSync(["*.md", "toolkit/*.md"], { cwd: guides })
    .sort()
    .map((file): [file: string, text: string] => [file, readFileSync(`${guides}/${file}`, "utf8")]);
  const problems = texts.flatMap(([file, text]) => checkGuide(relative(root, `${guides}/${file}`), text, site));
  if (problems.length > 0) throw new CheckError(problems.join("\n"));
  for (const [file, text] of texts) {
    const name = basename(file, ".md");
    const folder = dirname(file) === "." ? "guides" : dirname(file);
    if (name === "index") addChapter(configuration, name, text, { layout: "home.njk", kind: "home" });
    else addChapter(configuration, `${folder}/${name}`, text, { tags: folder });
  }
  for (const name of ["values", "sources", "changelog", "downloads"]) {
    addChapter(configuration, name, readFileSync(`${folder}${name}.md`, "utf8"), { tags: "chapters" });
  }
  if (site.adminApi) {
    addChapter(configuration, "mock-admin", readFileSync(`${folder}mock-admin.md`, "utf8"), { tags: "chapters" });
  }
  const text = readFileSync(`${folder}audience.md`, "utf8");
  for (const audience of site.audiences) {
    const { title, summary } = audience;
    addChapter(configuration, `audiences/${audience.name}`, text, { title, description: `${summary}.`, audience });
  }
}

/** A chapter is rendered as a page, and again as Markdown, in which its parts are Markdown, too. */
function addChapter(configuration: Configuration, name: string, text: string, data: object): void {
  configuration.addTemplate(`${name}.md`, text, {
    layout: "guide.njk",
    ...data,
    permalink: `${name}.html`,
    templateEngineOverride: "njk,md",
  });
  configuration.addTemplate(`${name}-markdown.njk`, text, {
    ...data,
    tags: [],
    permalink: `${name}.md`,
    layout: "markdown.njk",
  });
}
