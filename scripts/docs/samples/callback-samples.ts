import { readFileSync } from "node:fs";
import type { CodeSample } from "./code-samples.ts";

const handlers: [name: string, title: string, file: string][] = [
  ["typescript", "TypeScript", "handler.ts"],
  ["php", "PHP", "handler.php"],
  ["python", "Python", "handler.py"],
  ["go", "Go", "handler.go"],
];

/** A whole program that receives callbacks, in each language. */
export function callbackSamples(): CodeSample[] {
  return handlers.map(([name, title, file]) => ({
    name,
    title,
    code: readFileSync(new URL(`callbacks/${file}`, import.meta.url), "utf8"),
  }));
}
