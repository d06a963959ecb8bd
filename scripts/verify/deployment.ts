import { UsageError } from "../cli/command-line.ts";
import { type Model, operationOf, type PlacedOperation } from "../openapi/model.ts";
import { fillPath } from "../openapi/paths.ts";
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
    request({ operationId, scheme, path, query, header, body }) {
      const placed = operationOf(contract, operationId);
      const filled = fillPath(placed.path, path);
      const elsewhere = bases.private && placed.operation["x-audience"] === "private";
      const url = new URL(elsewhere ? bases.private + filled.slice(basePath.length) : bases.server + filled);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
      const headers: Record<string, string> = Object.fromEntries(
        Object.entries(header).map(([name, value]) => [name, String(value)]),
      );
      const security = scheme ? contract.components.securitySchemes?.[scheme] : undefined;
      if (security?.type === "http") headers.Authorization = `Basic ${basicToken(credentials)}`;
      if (security?.in === "query") url.searchParams.set(security.name ?? "", credentials.publicKey);
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

/** What opens an account at a deployment. */
export interface Credentials {
  accountId: string;
  apiKey: string;
  publicKey: string;
}

const variables = {
  accountId: "PAYOUTS_ACCOUNT_ID",
  apiKey: "PAYOUTS_API_KEY",
  publicKey: "PAYOUTS_PUBLIC_KEY",
} as const satisfies Record<keyof Credentials, string>;

/**
 * Reads the credentials from the environment. The command line would show them to everybody on the machine.
 *
 * @throws UsageError that names what is missing
 */
export function readCredentials(environment: NodeJS.ProcessEnv): Credentials {
  const read = (variable: string): string => {
    const value = environment[variable]?.trim();
    if (!value) throw new UsageError(`${variable}: is not set. Set ${Object.values(variables).join(", ")}.`);
    return value;
  };
  return {
    accountId: read(variables.accountId),
    apiKey: read(variables.apiKey),
    publicKey: read(variables.publicKey),
  };
}

/** What HTTP Basic authentication sends. */
function basicToken({ accountId, apiKey }: Credentials): string {
  return Buffer.from(`${accountId}:${apiKey}`).toString("base64");
}

/** Everything that must not be printed. */
export function secretsOf(credentials: Credentials): string[] {
  return [basicToken(credentials), ...Object.values(credentials)];
}
