// Generated from spec/ by `npm run build`. Do not edit.

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
