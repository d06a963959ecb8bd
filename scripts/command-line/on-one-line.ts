/** What moves the cursor of a terminal, ends a line, or changes the direction in which it is read. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Escapes as JSON does what others have put into a text to forge lines, or to get a terminal to obey them. */
export function onOneLine(text: string): string {
  return text.replaceAll(unseen, (character) => {
    const escaped = JSON.stringify(character).slice(1, -1);
    return escaped === character ? character.split("").map(escapeUnit).join("") : escaped;
  });
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
