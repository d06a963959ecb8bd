/** Keeps the form of a text and nothing of what it says: `Jane Roe, 7 a` is `Xxxx Xxx, 0 x`. */
export function maskForm(text: string): string {
  return text.replaceAll(/[^\p{ASCII}]|[A-Za-z0-9]/gu, (character) => {
    if (/\p{Lu}/u.test(character)) return "X";
    return /\p{N}/u.test(character) ? "0" : "x";
  });
}
