import { fileURLToPath } from "node:url";
import nunjucks from "nunjucks";

/** Folder of layouts and parts. */
const layouts = fileURLToPath(new URL("layouts/", import.meta.url));

/** The engine of the site's templates. */
export function createTemplates(): nunjucks.Environment {
  return new nunjucks.Environment(new nunjucks.FileSystemLoader(layouts), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
}
