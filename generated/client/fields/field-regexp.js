// Generated from spec/ by `npm run build`. Do not edit.

import { countPaths } from "./count-paths.js";
/** The longest value that an expression is tried on, in characters. */
export const longestValue = 256;
/** With more ways to try, an expression counts as one that can hang. These take a fraction of a second. */
const mostPaths = 20_000_000;
/** Matches nothing that is longer than the expression was checked for. */
class BoundedRegExp extends RegExp {
    exec(text) {
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
export function fieldRegExp({ regexp }) {
    const [, between, flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(regexp ?? "") ?? [];
    const pattern = (between ?? regexp ?? "").replaceAll("\\\\", "\\");
    // Of the modifiers that PHP has, these mean the same here.
    if (pattern === "" || /[^imsu]/.test(flags) || countPaths(pattern, longestValue) > mostPaths)
        return undefined;
    try {
        return new BoundedRegExp(pattern, flags);
    }
    catch {
        return undefined;
    }
}
