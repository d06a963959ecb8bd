/**
 * The `fetch` that a client sends by. The global one fits, undici's does, and a test's may leave its arguments out. A client
 * asks for text alone, and never for a redirect to be followed.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedResponse>;

/** What a client hands to `fetch`, besides the URL. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: "manual";
  signal: AbortSignal;
}

/** What a client reads of an answer. */
export interface FetchedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}
