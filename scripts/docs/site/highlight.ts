import prism from "prismjs";
import loadLanguages from "prismjs/components/index.js";

/** Prism's names of the grammars, where ours differ. */
const grammars: Record<string, string> = { curl: "bash", sh: "bash", ts: "typescript" };

loadLanguages(["bash", "typescript", "markup-templating", "php", "python", "go", "json", "http"]);

/** What was marked already: the same code stands on many pages, and most of it stays when the contract changes. */
const marked = new Map<string, string>();

/** Marks the words of code with classes. Escapes it, so that the result is HTML. */
export function highlight(code: string, language: string): string {
  const key = `${language} ${code}`;
  const html = marked.get(key) ?? mark(code, language);
  marked.set(key, html);
  return html;
}

function mark(code: string, language: string): string {
  const name = grammars[language] ?? language;
  const grammar = prism.languages[name];
  return grammar ? prism.highlight(code, grammar, name) : String(prism.util.encode(code));
}
