/** The preferences of a `Prefer` header (RFC 7240), names in lower case, values without their quotes. */
export function readPrefer(header: string | undefined): Map<string, string> {
  if (header === undefined) return new Map();
  return new Map(
    header.split(/[,;]/).map((part) => {
      const [name = "", ...value] = part.split("=");
      return [name.trim().toLowerCase(), unquoted(value.join("=").trim())];
    }),
  );
}

function unquoted(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}
