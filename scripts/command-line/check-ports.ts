import { createServer } from "node:http";
import { type ListenOptions, listen } from "./listen.ts";

/**
 * Makes sure, before any work is done, that servers will be able to listen where they are to.
 *
 * @throws UsageError as `listen` does
 */
export async function checkPorts(places: ListenOptions[]): Promise<void> {
  const servers = places.map(() => createServer());
  try {
    // One after another, so that two that are to have the same port are told.
    for (const [index, server] of servers.entries()) await listen(server, places[index] as ListenOptions);
  } finally {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}
