import { isObject } from "../../openapi/json.ts";

/** How a language writes down data. */
interface Notation {
  object: [open: string, close: string];
  list: [open: string, close: string];
  empty: string;
  pair: (name: string, value: string) => string;
  text: (text: string) => string;
  words: { true: string; false: string; null: string };
  indent: string;
}

const javaScriptWords = { true: "true", false: "false", null: "null" };

export const typeScript: Notation = {
  object: ["{", "}"],
  list: ["[", "]"],
  empty: "{}",
  pair: (name, value) => `${/^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name)}: ${value}`,
  text: JSON.stringify,
  words: javaScriptWords,
  indent: "  ",
};

export const php: Notation = {
  object: ["[", "]"],
  list: ["[", "]"],
  // An empty array would be sent as a list.
  empty: "new stdClass()",
  pair: (name, value) => `${php.text(name)} => ${value}`,
  text: (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
  words: javaScriptWords,
  indent: "    ",
};

export const python: Notation = {
  object: ["{", "}"],
  list: ["[", "]"],
  empty: "{}",
  pair: (name, value) => `${JSON.stringify(name)}: ${value}`,
  // What JSON escapes in a text, Python escapes alike.
  text: JSON.stringify,
  words: { true: "True", false: "False", null: "None" },
  indent: "    ",
};

/** Writes data down in a language. The first line is not indented, each further one at least by `margin`. */
export function literal(value: unknown, notation: Notation, margin = ""): string {
  const { object, list, empty, pair, text, words, indent } = notation;
  const inner = (item: unknown) => literal(item, notation, margin + indent);
  const lines = ([open, close]: [string, string], items: string[]) =>
    `${open}\n${items.map((item) => `${margin}${indent}${item},\n`).join("")}${margin}${close}`;
  if (Array.isArray(value)) return value.length === 0 ? list.join("") : lines(list, value.map(inner));
  if (isObject(value)) {
    const pairs = Object.entries(value).map(([name, item]) => pair(name, inner(item)));
    return pairs.length === 0 ? empty : lines(object, pairs);
  }
  if (typeof value === "string") return text(value);
  return typeof value === "number" ? String(value) : words[String(value) as keyof typeof words];
}
