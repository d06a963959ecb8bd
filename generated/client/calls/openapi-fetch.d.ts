// Generated from spec/ by `npm run build`. Do not edit.

/** A request as it is sent. */
export interface Sent {
    url: string;
    method: string;
    headers: Headers;
    body: string | undefined;
    signal: AbortSignal | null | undefined;
}
/**
 * Makes a client that calls by path, with the types of a document's `paths`.
 *
 * @param baseUrl where the API is
 * @param headers in each request
 * @param methods the HTTP methods that it has a function for
 * @param send sends a request, and resolves to a response whose text is JSON if it is an error
 */
export declare function createClient<Paths extends object>(baseUrl: string, headers: Record<string, string> | undefined, methods: readonly string[], send: (sent: Sent) => Promise<Response>): Client<Paths>;
type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";
type OkStatus = 200 | 201 | 202 | 203 | 204 | 206 | 207 | "2XX";
type MediaType = `${string}/${string}`;
type ParseAs = "json" | "text";
/** A client that calls by path, with the types that openapi-typescript gives a document's `paths`. */
export type Client<Paths extends object> = {
    request: <Method extends HttpMethod, Path extends PathsWithMethod<Paths, Method>, Given extends MaybeOptional<InitOf<OperationOf<Paths, Path, Method>>>>(method: Method, url: Path, ...init: Rest<Given>) => Promise<FetchResponse<OperationOf<Paths, Path, Method>, Given>>;
} & {
    [Method in HttpMethod as Uppercase<Method>]: ClientMethod<Paths, Method>;
};
type ClientMethod<Paths extends object, Method extends HttpMethod> = <Path extends PathsWithMethod<Paths, Method>, Given extends MaybeOptional<InitOf<OperationOf<Paths, Path, Method>>>>(url: Path, ...init: Rest<Given>) => Promise<FetchResponse<OperationOf<Paths, Path, Method>, Given>>;
type PathsWithMethod<Paths extends object, Method extends HttpMethod> = {
    [Path in keyof Paths]: Paths[Path] extends {
        [Name in Method]: unknown;
    } ? Path : never;
}[keyof Paths];
type OperationOf<Paths, Path extends keyof Paths, Method> = KeysOf<Paths[Path], Method>;
type InitOf<Operation> = ParamsOption<Operation> & BodyOption<Operation> & {
    headers?: Headers | Record<string, string | number | boolean | null | undefined>;
    /** `text` for the body as it came. */
    parseAs?: ParseAs;
    signal?: AbortSignal | null;
};
type ParamsOption<Operation> = Operation extends {
    parameters: infer Parameters;
} ? RequiredKeysOf<Parameters> extends never ? {
    params?: Parameters;
} : {
    params: Parameters;
} : {
    params?: {
        query?: Record<string, unknown>;
    };
};
type BodyOption<Operation> = [BodyOf<Operation>] extends [never] ? {
    body?: never;
} : Operation extends {
    requestBody: unknown;
} ? {
    body: BodyOf<Operation>;
} : {
    body?: BodyOf<Operation>;
};
type BodyOf<Operation> = Operation extends {
    requestBody?: infer Body;
} ? NonNullable<Body> extends {
    content: infer Content;
} ? KeysOf<Content, MediaType> : never : never;
/** What a call by path resolves to. */
export type FetchResponse<Operation, Given> = {
    data: Given extends {
        parseAs: "text";
    } ? string : ContentOf<Pick<ResponsesOf<Operation>, OkOf<Operation>>>;
    error?: never;
    response: Response;
} | {
    data?: never;
    error: ContentOf<Omit<ResponsesOf<Operation>, OkStatus>>;
    response: Response;
};
type OkOf<Operation> = keyof ResponsesOf<Operation> & OkStatus;
type ResponsesOf<Operation> = Operation extends {
    responses: infer Responses;
} ? Responses : never;
type ContentOf<Responses> = {
    [Status in keyof Responses]: Responses[Status] extends {
        content: infer Content;
    } ? KeysOf<Content, MediaType> : undefined;
}[keyof Responses];
type KeysOf<Own, Matching> = Own[keyof Own & Matching];
type RequiredKeysOf<Own> = {
    [Key in keyof Own]-?: object extends Pick<Own, Key> ? never : Key;
}[keyof Own];
/** What may be left out wholly where nothing in it has to be given. */
type MaybeOptional<Given> = RequiredKeysOf<Given> extends never ? Given | undefined : Given;
type Rest<Given> = RequiredKeysOf<Given> extends never ? [init?: Given & {
    [key: string]: unknown;
}] : [init: Given & {
    [key: string]: unknown;
}];
export {};
