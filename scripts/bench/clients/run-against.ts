import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { promisify } from "node:util";
import { listen } from "../../cli/listen.ts";
import { bundle } from "./measure-size.ts";
import { workFolder } from "./work-folder.ts";

/**
 * Runs a program in a process of its own, against a server that lives as long.
 *
 * @param name what the program is told from others by; a file is called after it
 * @param program in TypeScript, with the address of the server as `ORIGIN` in its environment
 * @returns what it printed
 */
export async function runAgainst(answer: RequestListener, name: string, program: string): Promise<string> {
  const server = createServer(answer);
  const ORIGIN = await listen(server, { port: 0, host: "127.0.0.1", flag: "--port" });
  try {
    const file = `${workFolder}/${name.replaceAll(/\W+/g, "-")}.mjs`;
    writeFileSync(file, await bundle(program, false));
    const { stdout } = await promisify(execFile)(process.execPath, [file], { env: { ...process.env, ORIGIN } });
    return stdout;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
