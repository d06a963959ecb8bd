/**
 * Reads a field's regular expression in whatever escaping it comes: between slashes or not, its backslashes once or twice.
 *
 * @throws SyntaxError if it is none
 */
export function readRegexp(text: string): RegExp {
  const [, between, flags] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
  return new RegExp((between ?? text).replaceAll("\\\\", "\\"), flags);
}
