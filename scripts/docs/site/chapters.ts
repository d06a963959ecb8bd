import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Configuration } from "@11ty/eleventy";
import type { Site } from "../contents/site.ts";

/** Chapters that are made of data alone; what explains the API stands with the contract. */
const folder = fileURLToPath(new URL("chapters/", import.meta.url));

/** Adds every page that is written in Markdown: the guides, and those of this folder. */
export function addChapters(configuration: Configuration, site: Site, guides: string): void {
  for (const file of globSync("*.md", { cwd: guides }).sort()) {
    const name = basename(file, ".md");
    const home = name === "index";
    addChapter(configuration, home ? name : `guides/${name}`, readFileSync(`${guides}/${file}`, "utf8"), {
      layout: home ? "home.njk" : "guide.njk",
      ...(home ? { kind: "home" } : { tags: "guides" }),
    });
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
