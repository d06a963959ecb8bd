// Generated from spec/ by `npm run build`. Do not edit.

const escaped = String.raw `\\(?:[bdfnrstvw]|x[\da-f]{2}|u[\da-f]{4}|[^a-z\d])`;
/** A character, a class or an escape that PHP and JavaScript read alike. Others are left out: they may mean something else here. */
const character = new RegExp(String.raw `${escaped}|\[(?!\^?\]|.?\[:)(?:${escaped}|[^\]\\])+\]|[^\\[\](){}*+?|]`, "iy");
const opening = /\((?:\?[:=!])?/y;
const quantifier = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;
/**
 * Counts, from above, the ways in which a backtracking engine may try to match a text with a regular expression.
 *
 * @param length of the text, in characters
 * @returns Infinity for an expression that is broken, or in a form that this can't judge
 */
export function countPaths(pattern, length) {
    let at = 0;
    const take = (token) => {
        token.lastIndex = at;
        const match = token.exec(pattern);
        at += match?.[0].length ?? 0;
        return match;
    };
    const alternatives = () => {
        let paths = sequence();
        while (take(/\|/y))
            paths += sequence();
        return paths;
    };
    const sequence = () => {
        let paths = 1;
        while (paths < Infinity && at < pattern.length && !/[|)]/.test(pattern.charAt(at)))
            paths *= repeated();
        return paths;
    };
    const repeated = () => {
        const once = atom();
        const [, sign, least = "", comma, most] = take(quantifier) ?? [undefined, undefined, "1"];
        const smallest = sign ? (sign === "+" ? 1 : 0) : Number(least);
        const largest = sign === "?" ? 1 : sign || (comma && !most) ? length : Number(most || least);
        return once ** Math.min(largest, length) * Math.max(1, largest - smallest + 1);
    };
    const atom = () => {
        if (take(character))
            return 1;
        if (!take(opening))
            return Infinity;
        const paths = alternatives();
        return take(/\)/y) ? paths : Infinity;
    };
    const paths = alternatives();
    return at === pattern.length ? paths * (pattern.startsWith("^") ? 1 : length) : Infinity;
}
