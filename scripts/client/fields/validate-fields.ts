import type { PrerequestService, ServiceField } from "../schemas.d.ts";

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
  service: Pick<PrerequestService, "fields">,
  fields: Record<string, unknown>,
): Record<string, FieldProblem> {
  const problems = service.fields.map((field) => [field.key, problemOf(field, textOf(fields[field.key]))]);
  return Object.fromEntries(problems.filter(([, problem]) => problem));
}

function problemOf(field: ServiceField, value: string): FieldProblem | undefined {
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

/** An expression that may need more steps counts as one that can hang. As many take a fraction of a second. */
const mostSteps = 30_000_000;

/** The longest expression that is judged, in characters: brackets in brackets are judged in each other. */
const longestExpression = 2000;

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
  if (pattern === "" || pattern.length > longestExpression || /[^imsu]/.test(flags)) return undefined;
  if (!(countSteps(pattern, flags) <= mostSteps)) return undefined;
  try {
    const expression = new BoundedRegExp(pattern, flags);
    // V8 interprets an expression when it is first tried, and compiles it for the next time, which takes a tenth.
    expression.test("");
    return expression;
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
 * A number of ways or steps: the sum of its terms, of which the one at index `n` counts in how many ways `n` runs of any length
 * share a text. Runs are not taken for independent of each other, as all of them together are no longer than the text.
 */
type Count = number[];

const one: Count = [1];
/** As many as a text has places: a run of any length, or a beginning anywhere. */
const run: Count = [0, 1];

function sum(first: Count, second: Count): Count {
  const [longer, shorter] = first.length < second.length ? [second, first] : [first, second];
  return longer.map((term, index) => term + (shorter[index] ?? 0));
}

function product(first: Count, second: Count): Count {
  const terms: Count = Array(first.length + second.length - 1).fill(0);
  first.forEach((factor, index) => {
    second.forEach((other, offset) => {
      terms[index + offset] = (terms[index + offset] ?? 0) + factor * other;
    });
  });
  return terms;
}

/** The number itself; more than {@link mostSteps} where that can't be told. */
function totalOf(count: Count): number {
  let shares = 1;
  return count.reduce((total, term, runs) => {
    if (runs > 0) shares *= (longestValue + runs) / runs;
    return term === 0 ? total : total + term * shares;
  }, 0);
}

/** What a part of an expression comes to at one place of a text: the ways in which it matches there, and the steps to try them all. */
interface Effort {
  ways: Count;
  steps: Count;
}

const hopeless: Effort = { ways: [Infinity], steps: [Infinity] };

/**
 * Counts, from above, the steps in which a backtracking engine tries to match a text of {@link longestValue} characters.
 *
 * @returns Infinity for an expression that is broken, or in a form that this can't judge
 */
function countSteps(pattern: string, flags: string): number {
  let at = 0;
  // Where only the beginning of the text is tried.
  let anchored = !flags.includes("m");
  const take = (token: RegExp) => {
    token.lastIndex = at;
    const match = token.exec(pattern);
    at += match?.[0].length ?? 0;
    return match;
  };
  const alternatives = (depth: number): Effort => {
    let all: Effort = { ways: [0], steps: [0] };
    do {
      if (depth === 0) anchored &&= pattern.charAt(at) === "^";
      const next = sequence(depth);
      all = { ways: sum(all.ways, next.ways), steps: sum(all.steps, next.steps) };
    } while (take(/\|/y));
    return all;
  };
  const sequence = (depth: number): Effort => {
    let all: Effort = { ways: one, steps: one };
    while (totalOf(all.steps) <= mostSteps && at < pattern.length && !/[|)]/.test(pattern.charAt(at))) {
      const next = repeated(depth);
      // What follows is tried anew for each way in which this matches.
      all = { ways: product(all.ways, next.ways), steps: sum(all.steps, product(all.ways, next.steps)) };
    }
    return all;
  };
  const repeated = (depth: number): Effort => {
    const once = atom(depth);
    const [, sign, least = "", comma, most] = take(quantifier) ?? [undefined, undefined, "1"];
    const smallest = sign ? (sign === "+" ? 1 : 0) : Number(least);
    const largest = sign === "?" ? 1 : sign || (comma && !most) ? Infinity : Number(most || least);
    // What is optional is tried no oftener than there are characters.
    const times = Math.min(largest, Math.max(smallest, longestValue));
    const isRun = largest >= longestValue / 2;
    if (totalOf(once.ways) === 1) {
      const often = isRun && times <= longestValue ? run : [times];
      return { ways: isRun ? run : [times - smallest + 1], steps: sum(one, product(often, once.steps)) };
    }
    return powers(once, smallest, times);
  };
  const atom = (depth: number): Effort => {
    if (take(character)) return { ways: one, steps: one };
    const [bracket] = take(opening) ?? [];
    if (!bracket) return hopeless;
    const { ways, steps } = alternatives(depth + 1);
    if (!take(/\)/y)) return hopeless;
    // No way back leads into what was looked at ahead.
    return { ways: /[=!]$/.test(bracket) ? one : ways, steps };
  };
  const { steps } = alternatives(0);
  return at === pattern.length ? totalOf(anchored ? steps : product(steps, run)) : Infinity;
}

/** What matches in more ways than one, and is repeated: the ways of each repetition with those of all others. */
function powers({ ways, steps }: Effort, smallest: number, times: number): Effort {
  let power = one;
  const all: Effort = { ways: smallest === 0 ? one : [0], steps: one };
  for (let number = 1; number <= times; number++) {
    all.steps = sum(all.steps, product(power, steps));
    power = product(power, ways);
    if (number >= smallest) all.ways = sum(all.ways, power);
    if (!(totalOf(all.steps) <= mostSteps)) return hopeless;
  }
  return all;
}
