/** A copy of JSON in which each text and number was changed, names of members included. A number that changes becomes a text. */
export function mapTexts(value: unknown, change: (text: string, key: string) => string, key = ""): unknown {
  if (typeof value === "string" || typeof value === "number") {
    const text = String(value);
    const changed = change(text, key);
    return changed === text ? value : changed;
  }
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, key));
  if (typeof value === "object" && value !== null) return mapMembers(value, change);
  return value;
}

/** {@link mapTexts} for a map. */
export function mapMembers(map: object, change: (text: string, key: string) => string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [change(key, ""), mapTexts(value, change, key)]));
}
