import type { components } from "../api.d.ts";

type Schemas = components["schemas"];

/** What is wrong with a field, in the contract's words: it is `required`, its `regexp` does not match, or a check of that name fails. */
export type FieldProblem = "required" | "regexp" | "Luhn";

/**
 * Checks what somebody filled in against what a service asks for, as far as that can be told without the platform.
 *
 * @param service as the pre-request describes it
 * @param fields what would be sent as `fields`
 * @returns the first problem of each field that has one; an empty map if there is none
 */
export function validateFields(
  service: Pick<Schemas["PrerequestService"], "fields">,
  fields: Record<string, unknown>,
): Record<string, FieldProblem> {
  const problems = service.fields.map((field) => [field.key, problemOf(field, textOf(fields[field.key]))]);
  return Object.fromEntries(problems.filter(([, problem]) => problem));
}

function problemOf(field: Schemas["ServiceField"], value: string): FieldProblem | undefined {
  if (value === "") return field.required ? "required" : undefined;
  if (value.length <= longestValue && fieldRegExp(field)?.test(value) === false) return "regexp";
  const { validators = [] } = { ...field.options } as { validators?: { name: string }[] };
  return validators.some(({ name }) => name === "Luhn") && !passesLuhn(value) ? "Luhn" : undefined;
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}

/** Whether the last digit of a number, such as a card's, is its check digit by ISO/IEC 7812-1. */
export function passesLuhn(number: string): boolean {
  const digits = number.replaceAll(/\D/g, "");
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (1 + (index % 2));
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits !== "" && sum % 10 === 0;
}

/** The longest value that an expression is tried on, in characters. */
export const longestValue = 256;

/** With more ways to try, an expression counts as one that can hang. These take a fraction of a second. */
const mostPaths = 20_000_000;

/** Matches nothing that is longer than the expression was checked for. */
class BoundedRegExp extends RegExp {
  override exec(text: string): RegExpExecArray | null {
    return text.length > longestValue ? null : super.exec(text);
  }
}

/**
 * Reads the regular expression of a service's field, in whatever escaping it comes: between slashes or not, its backslashes
 * once or twice. It comes from outside, so one that could take for ever is not handed out, and one that is matches no value of
 * more than 256 characters.
 *
 * @returns undefined where there is none, or none that this language can be trusted with; the platform then judges alone
 */
export function fieldRegExp({ regexp }: { regexp?: string | null }): RegExp | undefined {
  const [, between, flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(regexp ?? "") ?? [];
  const pattern = (between ?? regexp ?? "").replaceAll("\\\\", "\\");
  // Of the modifiers that PHP has, these mean the same here.
  if (pattern === "" || /[^imsu]/.test(flags) || countPaths(pattern, longestValue) > mostPaths) return undefined;
  try {
    return new BoundedRegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

const escaped = String.raw`\\(?:[bdfnrstvw]|x[\da-f]{2}|u[\da-f]{4}|[^a-z\d])`;

/** A character, a class or an escape that PHP and JavaScript read alike. Others are left out: they may mean something else here. */
const character = new RegExp(String.raw`${escaped}|\[(?!\^?\]|.?\[:)(?:${escaped}|[^\]\\])+\]|[^\\[\](){}*+?|]`, "iy");
const opening = /\((?:\?[:=!])?/y;
const quantifier = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;

/**
 * Counts, from above, the ways in which a backtracking engine may try to match a text with a regular expression.
 *
 * @param length of the text, in characters
 * @returns Infinity for an expression that is broken, or in a form that this can't judge
 */
export function countPaths(pattern: string, length: number): number {
  let at = 0;
  const take = (token: RegExp) => {
    token.lastIndex = at;
    const match = token.exec(pattern);
    at += match?.[0].length ?? 0;
    return match;
  };
  const alternatives = (): number => {
    let paths = sequence();
    while (take(/\|/y)) paths += sequence();
    return paths;
  };
  const sequence = (): number => {
    let paths = 1;
    while (paths < Infinity && at < pattern.length && !/[|)]/.test(pattern.charAt(at))) paths *= repeated();
    return paths;
  };
  const repeated = (): number => {
    const once = atom();
    const [, sign, least = "", comma, most] = take(quantifier) ?? [undefined, undefined, "1"];
    const smallest = sign ? (sign === "+" ? 1 : 0) : Number(least);
    const largest = sign === "?" ? 1 : sign || (comma && !most) ? length : Number(most || least);
    return once ** Math.min(largest, length) * Math.max(1, largest - smallest + 1);
  };
  const atom = (): number => {
    if (take(character)) return 1;
    if (!take(opening)) return Infinity;
    const paths = alternatives();
    return take(/\)/y) ? paths : Infinity;
  };
  const paths = alternatives();
  return at === pattern.length ? paths * (pattern.startsWith("^") ? 1 : length) : Infinity;
}
