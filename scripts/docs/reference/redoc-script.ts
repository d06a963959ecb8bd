import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";

/** What Redoc's badge would fetch from a content delivery network, and what it shows instead. */
const remoteLogo = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";
const logo =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='50' height='20'%3E%3Ctext y='15' font-family='sans-serif' font-size='14' fill='%232467f2'%3ERedoc%3C/text%3E%3C/svg%3E";

/** How Redoc colours a word of code, and what stands in its place: the policy refuses styles that stand inline. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of Redoc's
const inlineColour = 'style="color: var(${i})"';
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is code of Redoc's
const colourAttribute = 'data-colour="${i}"';

/**
 * Redoc as a classic script, since browsers load no module from a file. Its own package can't be installed (a dependency of
 * it was never published), but the CLI carries its script, which is the one that `build-docs` uses.
 */
export function redocScript(): string {
  script ??= readFileSync(
    `${dirname(require.resolve("@redocly/cli/package.json"))}/lib/chunks/redoc.standalone.js`,
    "utf8",
  )
    .replaceAll(remoteLogo, logo)
    // Both stand in code that is for Node alone, but a classic script that has them is not even read.
    .replaceAll("import.meta", "({})")
    // The policy refuses inline styles; a style sheet does it by this attribute.
    .replaceAll(inlineColour, colourAttribute)
    .replace(/;?export\s*\{[^}]*\};?\s*$/, ";\n");
  return script;
}

/** The colours of words of code, by the attribute that names them. */
export function redocColours(): string {
  const names = new Set(redocScript().match(/--code-block-tokens-[a-z-]+-color(?![a-z-])/g));
  return [...names].map((name) => `[data-colour="${name}"]{color:var(${name})}\n`).join("");
}

const require = createRequire(import.meta.url);
let script: string | undefined;
