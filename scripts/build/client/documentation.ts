/** Paragraphs as TSDoc, each line behind an asterisk. */
export function documentation(paragraphs: (string | undefined)[], indent = ""): string {
  const text = paragraphs.filter(Boolean).join("\n\n").replaceAll("*/", "*\\/");
  const lines = text.split("\n").map((line) => `${indent} * ${line}`.trimEnd());
  return [`${indent}/**`, ...lines, `${indent} */`].join("\n");
}

/** A text on one line. */
export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, " ");
}
