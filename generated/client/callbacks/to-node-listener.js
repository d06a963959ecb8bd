// Generated from spec/ by `npm run build`. Do not edit.

/** Makes a listener for `node:http`, and for the frameworks over it, of a handler. Mount it before any parser of bodies. */
export function toNodeListener(handler) {
    return async (request, response) => {
        const { status, headers } = await handler(toRequest(request));
        response.writeHead(status, Object.fromEntries(headers));
        response.end();
    };
}
function toRequest(request) {
    const { method = "GET", headers } = request;
    const fields = Object.entries(headers).flatMap(([name, values = []]) => [values].flat().map((value) => [name, value]));
    const body = method === "POST" ? { body: bodyOf(request), duplex: "half" } : {};
    // A handler goes by headers and body alone.
    return new Request("http://localhost/", { method, headers: fields, ...body });
}
function bodyOf(request) {
    const { body } = request;
    if (typeof body === "string" || body instanceof Uint8Array)
        return body;
    const chunks = request[Symbol.asyncIterator]();
    return new ReadableStream({
        async pull(controller) {
            const { done, value } = await chunks.next();
            if (done)
                controller.close();
            else
                controller.enqueue(value);
        },
    });
}
