// Generated from spec/ by `npm run build`. Do not edit.

/** Goes through a list by the addresses of further pages that its answers bear, whichever kind of paging they speak of. */
export function paged(ask, { filter = {}, pageSize, signal } = {}) {
    const filters = Object.entries(filter).map(([name, value]) => [`filter[${name}]`, value]);
    async function* pages() {
        for (let next = { ...Object.fromEntries(filters), "page[size]": pageSize }; next;) {
            const page = await ask(next, { signal });
            yield page;
            const further = { ...next, ...queryOf(page.links?.next) };
            // An address that leads to the same page again would never end.
            next = JSON.stringify(further) === JSON.stringify(next) ? undefined : further;
        }
    }
    return {
        pages,
        async *[Symbol.asyncIterator]() {
            for await (const page of pages())
                yield* page.data;
        },
    };
}
/** The query of an address that is relative to the host. It is missing, or empty, where there is no further page. */
function queryOf(address) {
    return Object.fromEntries(new URLSearchParams(address?.split("?")[1]));
}
