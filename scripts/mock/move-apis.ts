import { UsageError } from "../cli/command-line.ts";
import type { OpenApiDocument } from "../openapi/document.ts";

/** Where a deployment has the APIs, if that is not where the contract has them. Each is `/`, or a path without a slash at its end. */
export interface Layout {
  /** The path of the private API. */
  privatePath?: string;
  /** The path below which a proxy serves everything. */
  basePath?: string;
}

/**
 * Moves the APIs of a contract to where a deployment has them. Its paths become those that the mock routes by. The addresses in its
 * examples, and the base paths of its audiences, become those that callers see, which begin with the proxy's path.
 *
 * @throws UsageError if there is no private API to move, or another API is where it should be
 */
export function moveApis(contract: OpenApiDocument, { privatePath, basePath = "/" }: Layout): OpenApiDocument {
  const audiences = contract["x-audiences"] ?? {};
  if (privatePath !== undefined && !audiences.private)
    throw new UsageError(`${privatePath}: the contract says of no API that it is the private one. Leave its path out.`);
  if (privatePath === undefined && basePath === "/") return contract;

  const moves = Object.entries(audiences).map(([name, { basePath: from }]) => {
    const to = name === "private" && privatePath !== undefined ? beginning(privatePath) : from;
    return { from, to, seen: beginning(basePath) + to };
  });
  const move = (path: string, where: "to" | "seen") => {
    const found = moves.find(({ from }) => path.startsWith(`${from}/`));
    return found ? found[where] + path.slice(found.from.length) : path;
  };
  const paths = Object.entries(contract.paths).map(([path, item]) => [move(path, "to"), item]);
  if (new Set(paths.map(([path]) => path)).size < paths.length)
    throw new UsageError(
      `${privatePath}: another API of the contract is there. Choose another path for the private one.`,
    );
  const moved = {
    ...contract,
    paths: Object.fromEntries(paths),
    "x-audiences": Object.fromEntries(
      Object.entries(audiences).map(([name, audience], index) => [
        name,
        { ...audience, basePath: moves[index]?.seen || "/" },
      ]),
    ),
  };
  return JSON.parse(JSON.stringify(moved), (_name, value) => (typeof value === "string" ? move(value, "seen") : value));
}

/** The path of a request below the proxy's. A proxy may have removed its own path, or not. */
export function withinBase(path: string, basePath = "/"): string {
  const base = beginning(basePath);
  if (path === base) return "/";
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

/** A path as others begin with it. */
export function beginning(path: string): string {
  return path === "/" ? "" : path;
}
