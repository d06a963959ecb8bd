import { type Context, evaluate } from "./expressions.ts";

const compare: Record<string, (left: unknown, right: unknown) => boolean> = {
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  ">=": (left, right) => Number(left) >= Number(right),
  "<=": (left, right) => Number(left) <= Number(right),
  ">": (left, right) => Number(left) > Number(right),
  "<": (left, right) => Number(left) < Number(right),
};

/**
 * Whether a simple condition holds, such as `$statusCode == 201 || $statusCode >= 500`. What is not there is null.
 *
 * @throws Error for a condition of another form
 */
export function holds(condition: string, context: Context): boolean {
  const operand = (text: string): unknown => {
    if (text.startsWith("$")) return evaluate(text, context) ?? null;
    const quoted = /^'(.*)'$/.exec(text);
    return quoted ? quoted[1] : JSON.parse(text);
  };
  const comparison = (text: string): boolean => {
    const [, left = "", operator = "", right = ""] = /^(\S+) (==|!=|>=|<=|>|<) (.+)$/.exec(text.trim()) ?? [];
    const operation = compare[operator];
    if (!operation) throw new Error(`${condition}: no condition that is known here`);
    return operation(operand(left), operand(right));
  };
  return condition.split("||").some((part) => part.split("&&").every(comparison));
}
