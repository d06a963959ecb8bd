// Generated from spec/ by `npm run build`. Do not edit.

/** How many payouts are remembered, the latest to change. */
const remembered = 10_000;
/** A store for one process. It forgets at a restart, and what was handled before 10,000 other payouts changed. */
export function createMemoryStore() {
    const texts = new Map();
    return {
        get: (id) => texts.get(id),
        replace(id, expected, next) {
            if (texts.get(id) !== expected)
                return false;
            texts.delete(id);
            texts.set(id, next);
            const [oldest] = texts.keys();
            if (texts.size > remembered && oldest !== undefined)
                texts.delete(oldest);
            return true;
        },
    };
}
