import prism from "prismjs";
import loadLanguages from "prismjs/components/index.js";
import { remember } from "../../build/remember.ts";

/** Prism's names of the grammars, where ours differ. */
const grammars: Record<string, string> = { curl: "bash", sh: "bash", ts: "typescript" };

loadLanguages(["bash", "typescript", "markup-templating", "php", "python", "go", "json", "http"]);

/** Marks the words of code with classes. Escapes it, so that the result is HTML. */
export function highlight(code: string, language: string): string {
  return mark(JSON.stringify([code, language]));
}

/** The same code stands on many pages, and most of it stays when the contract changes. */
const mark = remember((call) => {
  const [code, language] = JSON.parse(call) as [string, string];
  const name = grammars[language] ?? language;
  const grammar = prism.languages[name];
  return grammar ? prism.highlight(code, grammar, name) : String(prism.util.encode(code));
}, 10_000);
