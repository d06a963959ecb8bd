// Generated from spec/ by `npm run build`. Do not edit.

import { bytesOfBinary } from "./verify-callback.js";
/**
 * Makes a listener for `node:http`, and for the frameworks over it, of a handler. Mount it before any parser of bodies, or have
 * the bytes kept in `rawBody`. It never rejects, and responds to every request.
 */
export function toNodeListener(handler) {
    return async (request, response) => {
        try {
            const { method = "GET", headers, rawBody, body } = request;
            const { status, headers: own } = await handler(toRequest(method, headers, [rawBody, body].find(isRaw) ?? streamOf(request)));
            response.writeHead(status, Object.fromEntries(own));
        }
        catch (error) {
            console.error(error);
            if (!response.headersSent)
                response.writeHead(500, {});
        }
        response.end();
    };
}
/** Makes a function for AWS Lambda of a handler. A body in Base64 is decoded. It never rejects. */
export function toLambdaHandler(handler) {
    return async ({ httpMethod, requestContext, headers, multiValueHeaders, body, isBase64Encoded }) => {
        let response = new Response(null, { status: 500 });
        try {
            const method = httpMethod ?? requestContext?.http?.method ?? "GET";
            const text = body ?? "";
            const bytes = isBase64Encoded ? bytesOfBinary(atob(text)) : text;
            response = await handler(toRequest(method, headers ?? multiValueHeaders ?? {}, bytes));
        }
        catch (error) {
            console.error(error);
        }
        return { statusCode: response.status, headers: Object.fromEntries(response.headers), body: "" };
    };
}
function toRequest(method, headers, body) {
    // HTTP/2 has its request line among the headers, by names with a colon, which no header has.
    const fields = Object.entries(headers).flatMap(([name, values]) => [values]
        .flat()
        .flatMap((value) => (value === undefined || name[0] === ":" ? [] : [[name, value]])));
    const init = method === "POST" ? { body, duplex: "half" } : {};
    // A handler goes by method, headers, and body alone. It takes POST, and a Request can't have these methods.
    const known = /^(CONNECT|TRACE|TRACK)$/i.test(method) ? "GET" : method;
    return new Request("http://localhost/", { method: known, headers: fields, ...init });
}
function isRaw(body) {
    return typeof body === "string" || ArrayBuffer.isView(body);
}
function streamOf(request) {
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
