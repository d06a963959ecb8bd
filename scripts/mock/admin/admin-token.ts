import { createHash, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { BlockList, isIP } from "node:net";
import { UsageError } from "../../cli/command-line.ts";
import { mockOptions } from "../../cli/commands.ts";
import { type MockRequest, rejection } from "../http/exchange.ts";

// A command line is seen by everybody on a machine, and a log by many, so that the token comes from a file or the environment.

/** Where the commands find the token, if they are given no file. */
const variable = "PAYOUTS_MOCK_ADMIN_TOKEN";

/**
 * The token that the environment of the process has. An empty one counts as none.
 *
 * @throws UsageError if it isn't one that a header can have; the token is not in its message
 */
export function tokenOfEnvironment(): { adminToken?: string } {
  const token = process.env[variable];
  return token ? { adminToken: checked(token, variable) } : {};
}

/** How the admin API is reached. */
interface Reach {
  adminHost: string;
  adminPort?: number | undefined;
  adminToken?: string | undefined;
  adminTokenFile?: string | undefined;
}

/**
 * The token that callers of the admin API need, from its file or as code gave it; undefined if they need none.
 *
 * @throws UsageError if the file has none, or if others than programs on this machine could reach the admin API without one
 */
export function readAdminToken({ adminHost, adminPort, adminToken, adminTokenFile }: Reach): string | undefined {
  const token = adminTokenFile === undefined ? adminToken : readTokenFile(adminTokenFile);
  if (adminPort === undefined && (adminTokenFile !== undefined || !isLoopback(adminHost))) {
    const flag = adminTokenFile === undefined ? "--admin-host" : "--admin-token-file";
    throw new UsageError(`${flag}: there is no admin API without a port. Give --admin-port, too.`);
  }
  if (token === undefined && !isLoopback(adminHost)) {
    throw new UsageError(
      `--admin-host ${adminHost}: others can reach it, so it needs a token. Give --admin-token-file FILE, or set ${variable}.`,
    );
  }
  return token;
}

function readTokenFile(file: string): string {
  const name = `--admin-token-file ${file}`;
  try {
    return checked(readFileSync(file, "utf8").trim(), name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`${name}: can't be read (${code}). Name a file that has the token.`);
  }
}

function checked(token: string, name: string): string {
  const { accepts, wrong } = mockOptions.adminToken;
  if (accepts(token)) return token;
  throw new UsageError(`${name}: ${wrong()}.`);
}

/** Whether an address is one that only programs on this machine reach. A name other than `localhost` can lead anywhere. */
function isLoopback(host: string): boolean {
  if (host.toLowerCase() === "localhost") return true;
  const family = isIP(host);
  return family !== 0 && loopback.check(host, family === 6 ? "ipv6" : "ipv4");
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/**
 * Checks the token of a request, in a time that doesn't depend on how much of it is right.
 *
 * @throws Rejection with 401
 */
export function checkToken({ headers: { authorization = "" } }: MockRequest, token: string): void {
  const given = /^bearer +(\S+)$/i.exec(authorization)?.[1] ?? "";
  if (timingSafeEqual(digest(given), digest(token))) return;
  throw rejection(401, "Send the header Authorization: Bearer TOKEN, with the token that the mock was started with.", {
    "WWW-Authenticate": 'Bearer realm="Mock admin API"',
  });
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
