/*
 * After openapi-fetch 0.17.0 and openapi-typescript-helpers 0.1.0, reduced to what the contract has a use for.
 *
 * MIT License
 *
 * Copyright (c) 2023 Drew Powers
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
 * files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
 * modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software
 * is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES
 * OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
 * LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
 * CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
import { type HeaderValues, isObject, malformed, merged } from "./client-options.ts";

/** A request as it is sent. */
export interface Sent {
  url: string;
  method: string;
  headers: Headers;
  body: string | undefined;
  signal: AbortSignal | null | undefined;
}

/** What a call by path may be given; its type says which of it has to be. */
interface Init {
  params?: { path?: Values; query?: Values; header?: HeaderValues };
  body?: unknown;
  headers?: HeaderValues;
  parseAs?: ParseAs;
  signal?: AbortSignal | null;
}

type Values = Record<string, unknown>;

/**
 * Makes a client that calls by path, with the types of a document's `paths`. Its `request` throws at once if the call is wrong, so
 * that whatever it rejects with came of the sending; its other functions reject.
 *
 * @param baseUrl where the API is
 * @param headers in each request
 * @param methods the HTTP methods that it has a function for
 * @param send sends a request, and resolves to a response whose text is JSON if it is an error
 */
export function createClient<Paths extends object>(
  baseUrl: string,
  headers: Record<string, string> | undefined,
  methods: readonly string[],
  send: (sent: Sent) => Promise<Response>,
): Client<Paths> {
  const request = (method: string, path: string, init: Init = {}) => {
    const { params = {}, body, parseAs, signal } = init;
    const sent = {
      url: `${baseUrl.replace(/\/$/, "")}${fillPath(path, params.path)}${queryOf(params.query)}`,
      method,
      headers: merged(headers, init.headers, params.header),
      // Undefined without a body.
      body: JSON.stringify(body),
      signal,
    };
    return read(send(sent), parseAs);
  };
  const calls = methods.map((method) => [method, async (path: string, init?: Init) => request(method, path, init)]);
  return { request, ...Object.fromEntries(calls) } as unknown as Client<Paths>;
}

async function read(sending: Promise<Response>, parseAs: ParseAs | undefined) {
  const response = await sending;
  const text = await response.text();
  if (!response.ok) return { error: JSON.parse(text), response };
  return { data: parseAs === "text" ? text : text ? JSON.parse(text) : undefined, response };
}

/** @throws TypeError if an ID is empty, or nothing but dots, which would make the path another one */
function fillPath(path: string, ids: Values = {}): string {
  return path.replaceAll(/\{([^{}]+)\}/g, (_part, name: string) => {
    if (/^\.{0,2}$/.test(`${ids[name] ?? ""}`)) throw malformed(name);
    return encoded(name, ids[name]);
  });
}

function queryOf(query: Values = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const pairs = given.map(([name, value]) => `${name}=${encoded(name, value)}`);
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

/** @throws TypeError if it is a list, or a map, which would be sent as something else, or has half a character */
function encoded(name: string, value: unknown): string {
  if (isObject(value) || /\p{Cs}/u.test(`${value}`)) throw malformed(name);
  return encodeURIComponent(`${value}`);
}

type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";
type OkStatus = 200 | 201 | 202 | 203 | 204 | 206 | 207 | "2XX";
type MediaType = `${string}/${string}`;
type ParseAs = "json" | "text";

/** A client that calls by path, with the types that openapi-typescript gives a document's `paths`. */
export type Client<Paths extends object> = {
  request: <
    Method extends HttpMethod,
    Path extends PathsWithMethod<Paths, Method>,
    Given extends MaybeOptional<InitOf<OperationOf<Paths, Path, Method>>>,
  >(
    method: Method,
    url: Path,
    ...init: Rest<Given>
  ) => Promise<FetchResponse<OperationOf<Paths, Path, Method>, Given>>;
} & { [Method in HttpMethod as Uppercase<Method>]: ClientMethod<Paths, Method> };

type ClientMethod<Paths extends object, Method extends HttpMethod> = <
  Path extends PathsWithMethod<Paths, Method>,
  Given extends MaybeOptional<InitOf<OperationOf<Paths, Path, Method>>>,
>(
  url: Path,
  ...init: Rest<Given>
) => Promise<FetchResponse<OperationOf<Paths, Path, Method>, Given>>;

type PathsWithMethod<Paths extends object, Method extends HttpMethod> = {
  [Path in keyof Paths]: Paths[Path] extends { [Name in Method]: unknown } ? Path : never;
}[keyof Paths];

type OperationOf<Paths, Path extends keyof Paths, Method> = KeysOf<Paths[Path], Method>;

type InitOf<Operation> = ParamsOption<Operation> &
  BodyOption<Operation> & {
    headers?: Headers | Record<string, string | number | boolean | null | undefined>;
    /** `text` for the body as it came. */
    parseAs?: ParseAs;
    signal?: AbortSignal | null;
  };

type ParamsOption<Operation> = Operation extends { parameters: infer Parameters }
  ? RequiredKeysOf<Parameters> extends never
    ? { params?: Parameters }
    : { params: Parameters }
  : { params?: { query?: Record<string, unknown> } };

type BodyOption<Operation> = [BodyOf<Operation>] extends [never]
  ? { body?: never }
  : Operation extends { requestBody: unknown }
    ? { body: BodyOf<Operation> }
    : { body?: BodyOf<Operation> };

type BodyOf<Operation> = Operation extends { requestBody?: infer Body }
  ? NonNullable<Body> extends { content: infer Content }
    ? KeysOf<Content, MediaType>
    : never
  : never;

/** What a call by path resolves to. */
export type FetchResponse<Operation, Given> =
  | {
      data: Given extends { parseAs: "text" } ? string : ContentOf<Pick<ResponsesOf<Operation>, OkOf<Operation>>>;
      error?: never;
      response: Response;
    }
  | { data?: never; error: ContentOf<Omit<ResponsesOf<Operation>, OkStatus>>; response: Response };

type OkOf<Operation> = keyof ResponsesOf<Operation> & OkStatus;
type ResponsesOf<Operation> = Operation extends { responses: infer Responses } ? Responses : never;
type ContentOf<Responses> = {
  [Status in keyof Responses]: Responses[Status] extends { content: infer Content }
    ? KeysOf<Content, MediaType>
    : undefined;
}[keyof Responses];

type KeysOf<Own, Matching> = Own[keyof Own & Matching];
type RequiredKeysOf<Own> = { [Key in keyof Own]-?: object extends Pick<Own, Key> ? never : Key }[keyof Own];

/** What may be left out wholly where nothing in it has to be given. */
type MaybeOptional<Given> = RequiredKeysOf<Given> extends never ? Given | undefined : Given;
type Rest<Given> = RequiredKeysOf<Given> extends never
  ? [init?: Given & { [key: string]: unknown }]
  : [init: Given & { [key: string]: unknown }];
