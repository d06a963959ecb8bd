/** Every text in JSON, names of members included. */
export function textsOf(value: unknown, texts = new Set<string>()): Set<string> {
  if (typeof value === "string") texts.add(value);
  if (typeof value !== "object" || value === null) return texts;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) texts.add(name);
    textsOf(inner, texts);
  }
  return texts;
}
