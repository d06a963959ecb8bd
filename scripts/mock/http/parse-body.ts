/** Deeper bodies are refused: nothing in the contract is near it, and some readers of JSON fail on them. */
const deepestNesting = 100;

/** The body as JSON, or the reason why it can't be read as JSON. An empty body is neither. */
export type ParsedBody = { value?: unknown; problem?: string };

/** Parses a body, whatever the request says that it is. */
export function parseBody(bytes: Buffer): ParsedBody {
  if (bytes.length === 0) return {};
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { problem: "The body is not valid UTF-8." };
  }
  try {
    const value = JSON.parse(text);
    return canBeKept(value) ? { value } : { problem: "The body is nested too deeply or has a number out of range." };
  } catch {
    return { problem: "The body is not valid JSON." };
  }
}

/** JSON.parse takes what JSON.stringify can't give back: a depth that overflows its stack, and numbers that are infinite. */
function canBeKept(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestNesting || level.some((node) => typeof node === "number" && !Number.isFinite(node)))
      return false;
    level = level.flatMap((node) => (typeof node === "object" && node !== null ? Object.values(node) : []));
  }
  return true;
}
