/** Deeper bodies are refused: nothing in the contract is near it, and some readers of JSON fail on them. */
const deepestNesting = 100;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The body as JSON, or the reason why it can't be read as JSON. An empty body is neither. */
export type ParsedBody = { value?: unknown; problem?: string };

/** Parses a body, whatever the request says that it is. */
export function parseBody(bytes: Buffer): ParsedBody {
  if (bytes.length === 0) return {};
  let text: string;
  try {
    text = utf8.decode(bytes);
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
function canBeKept(value: unknown, depth = 0): boolean {
  if (depth > deepestNesting) return false;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every((part) => canBeKept(part, depth + 1));
}
