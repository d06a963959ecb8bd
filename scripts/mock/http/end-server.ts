import type { Server } from "node:http";

/**
 * Ends a server. Requests that came are answered; who has not sent the whole of one within the grace is not waited for.
 *
 * @param grace in milliseconds
 */
export async function endServer(server: Server, grace: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const impatience = setTimeout(() => server.closeAllConnections(), grace);
  // Callers keep their connections for further requests once they have their answers.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  await closed;
  clearTimeout(impatience);
  clearInterval(sweep);
}
