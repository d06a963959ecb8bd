import prism from "prismjs";
import loadLanguages from "prismjs/components/index.js";

/** Prism's names of the grammars, where ours differ. */
const grammars: Record<string, string> = { curl: "bash", sh: "bash", ts: "typescript" };

loadLanguages(["bash", "typescript", "markup-templating", "php", "python", "go", "json", "http"]);

/** Marks the words of code with classes. Escapes it, so that the result is HTML. */
export function highlight(code: string, language: string): string {
  const name = grammars[language] ?? language;
  const grammar = prism.languages[name];
  return grammar ? prism.highlight(code, grammar, name) : String(prism.util.encode(code));
}
