// Generated from spec/ by `npm run build`. Do not edit.

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
import { isObject, malformed } from "./client-options.js";
/**
 * Makes a client that calls by path, with the types of a document's `paths`.
 *
 * @param baseUrl where the API is
 * @param headers in each request
 * @param methods the HTTP methods that it has a function for
 * @param send sends a request, and resolves to a response whose text is JSON if it is an error
 */
export function createClient(baseUrl, headers, methods, send) {
    const base = baseUrl.replace(/\/$/, "");
    const request = async (method, path, init = {}) => {
        const { params = {}, body, parseAs, signal } = init;
        const response = await send({
            url: `${base}${fillPath(path, params.path)}${queryOf(params.query)}`,
            method,
            headers: merged(headers, init.headers, params.header),
            body: body === undefined ? undefined : JSON.stringify(body),
            signal,
        });
        const text = await response.text();
        if (!response.ok)
            return { error: JSON.parse(text), response };
        return { data: parseAs === "text" ? text : text ? JSON.parse(text) : undefined, response };
    };
    const calls = methods.map((method) => [method, request.bind(undefined, method)]);
    return { request, ...Object.fromEntries(calls) };
}
function fillPath(path, ids = {}) {
    return path.replaceAll(/\{([^{}]+)\}/g, (part, name) => name in ids ? encodeURIComponent(single(name, ids[name])) : part);
}
function queryOf(query = {}) {
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
    const pairs = given.map(([name, value]) => `${name}=${encodeURIComponent(single(name, value))}`);
    return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
/** @throws TypeError if it is a list, or a map, which would be sent as something else */
function single(name, value) {
    if (isObject(value))
        throw malformed(name);
    return String(value);
}
function merged(...all) {
    const headers = new Headers();
    for (const some of all) {
        for (const [name, value] of some instanceof Headers ? some : Object.entries(some ?? {})) {
            if (value === null || value === undefined)
                headers.delete(name);
            else
                headers.set(name, `${value}`);
        }
    }
    return headers;
}
