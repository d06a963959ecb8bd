import type { Middleware } from "openapi-fetch";

/**
 * Gives every error the API's own form. A proxy before the platform may answer with no body, or with one that is no JSON;
 * `error` would then be undefined or a text, and a program that asks for it would take the failure for a success.
 */
export const readableErrors: Middleware = {
  async onResponse({ response }) {
    const { status, statusText } = response;
    if (status < 400 || hasErrors(await response.clone().text())) return undefined;
    const errors = [{ status: statusText || "Unknown", code: `${status}` }];
    return Response.json({ errors }, { status, statusText });
  },
};

function hasErrors(text: string): boolean {
  try {
    return Object.hasOwn(JSON.parse(text), "errors");
  } catch {
    return false;
  }
}
