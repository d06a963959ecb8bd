import MarkdownIt from "markdown-it";
import anchors from "markdown-it-anchor";
import { highlight } from "./highlight.ts";

/** Renders the Markdown of guides and descriptions. HTML in it is ours: guides are part of the repository. */
export const markdown: MarkdownIt = new MarkdownIt({
  html: true,
  typographer: true,
  quotes: "“”‘’",
  highlight: (code, language) => highlight(code, language),
}).use(anchors, { tabIndex: false, slugify });

function slugify(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

// Wide tables scroll in a box of their own, which the keyboard can reach.
markdown.renderer.rules.table_open = () => '<div class="table" role="region" aria-label="Table" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => "</table></div>\n";

const fence = markdown.renderer.rules.fence;
markdown.renderer.rules.fence = (...given) =>
  `<figure class="code">${fence?.(...given).replace("<pre>", '<pre tabindex="0">')}</figure>\n`;
