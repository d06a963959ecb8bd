import { UsageError } from "../cli/command-line.ts";
import { type Model, operationOf, type PlacedOperation } from "../openapi/model.ts";
import { fillPath } from "../openapi/paths.ts";
import { basicToken, type Credentials } from "./credentials.ts";
import type { Call } from "./run-workflow.ts";

/** A request as it is sent. */
export interface Request {
  placed: PlacedOperation;
  url: URL;
  headers: Record<string, string>;
  body?: unknown;
}

/** Knows where a deployment's operations are, and how to authenticate there. */
export interface Deployment {
  request(call: Call): Request;
}

/**
 * @param server address before the paths of the contract, such as `https://HOST`
 * @param privateServer address of the private API, where that stands elsewhere
 */
export function createDeployment(
  contract: Model,
  credentials: Credentials,
  server: string,
  privateServer?: string,
): Deployment {
  const bases = {
    server: readServer(server, "--server"),
    private: privateServer && readServer(privateServer, "--private-server"),
  };
  const basePath = contract.document["x-audiences"]?.private?.basePath ?? "";
  return {
    request({ operationId, method, credentials: others, scheme, path, query, header, body }) {
      const own = operationOf(contract, operationId);
      const placed = method ? { ...own, method } : own;
      const opening = { ...credentials, ...others };
      const filled = fillPath(placed.path, path);
      const elsewhere = bases.private && placed.operation["x-audience"] === "private";
      const url = new URL(elsewhere ? bases.private + filled.slice(basePath.length) : bases.server + filled);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
      const headers: Record<string, string> = Object.fromEntries(
        Object.entries(header).map(([name, value]) => [name, String(value)]),
      );
      const security = scheme ? contract.components.securitySchemes?.[scheme] : undefined;
      if (security?.type === "http") headers.Authorization = `Basic ${basicToken(opening)}`;
      if (security?.in === "query") url.searchParams.set(security.name ?? "", opening.publicKey);
      if (body !== undefined) headers["Content-Type"] = "application/json";
      return { placed, url, headers, ...(body !== undefined && { body }) };
    },
  };
}

/** Without a slash at its end. */
function readServer(value: string, flag: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) {
    // The value may hold a password.
    throw new UsageError(
      `${flag}: no address that can be used. Give one such as https://HOST, without credentials or a query.`,
    );
  }
  return url.href.replace(/\/$/, "");
}
