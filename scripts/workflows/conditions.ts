import { CheckError } from "../command-line/command-line.ts";
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
 * @throws CheckError for a condition of another form
 */
export function holds(condition: string, context: Context): boolean {
  const unknown = () =>
    new CheckError(
      `${condition}: step ${context.step} has this condition, which is not known here. Compare values as in $statusCode == 201, and join comparisons with || or &&.`,
    );
  const operand = (text: string): unknown => {
    if (text.startsWith("$")) return evaluate(text, context) ?? null;
    const quoted = /^'(.*)'$/.exec(text);
    if (quoted) return quoted[1];
    try {
      return JSON.parse(text);
    } catch {
      throw unknown();
    }
  };
  const comparison = (text: string): boolean => {
    const [, left = "", operator = "", right = ""] = /^(\S+) (==|!=|>=|<=|>|<) (.+)$/.exec(text.trim()) ?? [];
    const operation = compare[operator];
    if (!operation) throw unknown();
    return operation(operand(left), operand(right));
  };
  return condition.split("||").some((part) => part.split("&&").every(comparison));
}
