// Generated from spec/ by `npm run build`. Do not edit.

/**
 * Counts, from above, the ways in which a backtracking engine may try to match a text with a regular expression.
 *
 * @param length of the text, in characters
 * @returns Infinity for an expression that is broken, or in a form that this can't judge
 */
export declare function countPaths(pattern: string, length: number): number;
