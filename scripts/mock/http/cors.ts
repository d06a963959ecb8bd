import type { IncomingHttpHeaders } from "node:http";

/** Headers that let pages of any origin call the mock and read its answers. */
export function corsHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": headers.origin ?? "*",
    "Access-Control-Expose-Headers": "Allow, WWW-Authenticate",
    Vary: "Origin",
  };
}

/** What a preflight is told besides. `methods` are those of the path. */
export function preflightHeaders(headers: IncomingHttpHeaders, methods: string[]): Record<string, string> {
  return {
    // A star would not cover Authorization.
    "Access-Control-Allow-Headers":
      headers["access-control-request-headers"] ?? "Authorization, Content-Type, Accept, Prefer",
    "Access-Control-Allow-Methods": methods.join(", "),
    "Access-Control-Max-Age": "600",
    // Browsers ask for it before a public page may call a loopback address.
    ...(headers["access-control-request-private-network"] ? { "Access-Control-Allow-Private-Network": "true" } : {}),
  };
}
