// Generated from spec/ by `npm run build`. Do not edit.

/** Goes through a list by the addresses of further pages that its answers bear, whichever kind of paging they speak of. */
export function paged(ask, { filter = {}, pageSize, signal } = {}) {
    const filters = Object.entries(filter).map(([name, value]) => [`filter[${name}]`, value]);
    async function* pages() {
        const asked = new Set();
        let next = { ...Object.fromEntries(filters), "page[size]": pageSize };
        // An address that leads to a page that was read would never end.
        while (!asked.has(JSON.stringify(next))) {
            asked.add(JSON.stringify(next));
            const page = await ask(next, { signal });
            yield page;
            next = { ...next, ...queryOf(page.links?.next) };
        }
    }
    return {
        pages,
        async *[Symbol.asyncIterator]() {
            for await (const page of pages())
                yield* [page.data].flat();
        },
    };
}
/** The query of an address that is relative to the host. It is missing, or empty, where there is no further page. */
function queryOf(address) {
    return Object.fromEntries(new URLSearchParams(address?.split("?")[1]));
}
