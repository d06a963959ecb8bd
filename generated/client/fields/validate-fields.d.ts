// Generated from spec/ by `npm run build`. Do not edit.

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
export declare function validateFields(service: Pick<Schemas["PrerequestService"], "fields">, fields: Record<string, unknown>): Record<string, FieldProblem>;
/** Whether the last digit of a number, such as a card's, is its check digit by ISO/IEC 7812-1. */
export declare function passesLuhn(number: string): boolean;
/** The longest value that an expression is tried on, in characters. */
export declare const longestValue = 256;
/**
 * Reads the regular expression of a service's field, in whatever escaping it comes: between slashes or not, its backslashes
 * once or twice. It comes from outside, so one that could take for ever is not handed out, and one that is matches no value of
 * more than 256 characters.
 *
 * @returns undefined where there is none, or none that this language can be trusted with; the platform then judges alone
 */
export declare function fieldRegExp({ regexp }: {
    regexp?: string | null;
}): RegExp | undefined;
/**
 * Counts, from above, the ways in which a backtracking engine may try to match a text with a regular expression.
 *
 * @param length of the text, in characters
 * @returns Infinity for an expression that is broken, or in a form that this can't judge
 */
export declare function countPaths(pattern: string, length: number): number;
export {};
