// Generated from spec/ by `npm run build`. Do not edit.

/** The answers to a list, as far as going through it needs them. */
interface Page<Item> {
    data: Item[];
    links: {
        next?: string;
    };
}
/** A list that is read as far as it is gone through. */
export interface Paged<Item, List> extends AsyncIterable<Item> {
    /** The same, a page at a time. */
    pages(): AsyncIterable<List>;
}
/** Which part of a list to go through, and how. */
export interface Listing<Query> {
    /** What the items have in common: `{ reference_id }` is sent as `filter[reference_id]`. */
    filter?: {
        [Name in keyof Query as Name extends `filter[${infer Member}]` ? Member : never]: Query[Name];
    };
    /** How many items to ask for at a time. */
    pageSize?: number;
    signal?: AbortSignal;
}
type Query = Record<string, unknown>;
/** Goes through a list by the addresses of further pages that its answers bear, whichever kind of paging they speak of. */
export declare function paged<Item, List extends Page<Item>>(ask: (query: Query, options: {
    signal?: AbortSignal | undefined;
}) => Promise<List>, { filter, pageSize, signal }?: {
    filter?: object;
    pageSize?: number;
    signal?: AbortSignal;
}): Paged<Item, List>;
export {};
