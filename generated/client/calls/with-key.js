// Generated from spec/ by `npm run build`. Do not edit.

/**
 * Makes a client send a key in the query of the operations that take it there.
 *
 * @param key the name of the parameter, and the operations, as `GET /path`
 */
export function withKey(client, key, value) {
    const send = client.request;
    const request = (method, path, init) => {
        const params = { ...init?.params, query: { ...init?.params?.query, [key.name]: value } };
        return send(method, path, key.operations.includes(`${method} ${path}`) ? { ...init, params } : init);
    };
    const calls = { request, GET: request.bind(undefined, "GET"), POST: request.bind(undefined, "POST") };
    return calls;
}
