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

// Wide tables scroll in a box of their own, which the keyboard can reach. It is called after the heading above it.
markdown.renderer.rules.table_open = (tokens, index) => {
  const heading = tokens.findLastIndex(({ type }, place) => type === "heading_open" && place < index);
  const label = (tokens[heading + 1]?.content ?? "").replaceAll("`", "");
  const name = heading < 0 ? "Table" : `Table: ${markdown.utils.escapeHtml(label)}`;
  return `<div class="table" role="region" aria-label="${name}" tabindex="0"><table>\n`;
};
markdown.renderer.rules.table_close = () => "</table></div>\n";

// An option is read whole: browsers break lines at its hyphens.
const inline = markdown.renderer.rules.code_inline;
markdown.renderer.rules.code_inline = (...given) => {
  const html = inline?.(...given) ?? "";
  return given[0][given[1]]?.content.startsWith("--") ? html.replace("<code", '<code class="option"') : html;
};

const fence = markdown.renderer.rules.fence;
markdown.renderer.rules.fence = (...given) =>
  `<figure class="code">${fence?.(...given).replace("<pre>", '<pre tabindex="0">')}</figure>\n`;
