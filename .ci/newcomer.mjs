// Does what a newcomer does: takes a fresh clone through the README's commands, exactly as printed, with an empty HOME, an empty npm
// cache and nothing on the PATH but Node, npm, git, a shell and `env`. Fails on the first that does not do what the README says.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Without a slash at its end, with which it would be none of git's `safe.directory`.
const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), "newcomer-"));
// Root's PostgreSQL runs as another user.
chmodSync(folder, 0o755);
const clone = join(folder, "clone");
const tools = join(folder, "bin");
const registry = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();

/** Where a program is on this machine, if it is. */
const find = (name) => process.env.PATH.split(delimiter).map((path) => join(path, name)).find((file) => existsSync(file));

mkdirSync(tools);
mkdirSync(join(folder, "home"));
for (const name of ["node", "npm", "npx", "git", "sh", "env"]) symlinkSync(find(name), join(tools, name));
const env = {
  PATH: tools,
  HOME: join(folder, "home"),
  npm_config_cache: join(folder, "cache"),
  // Where packages come from is a matter of the machine, and no file of the newcomer's says it.
  npm_config_registry: registry,
};

/** Starts a command of the README in the clone, in a process group of its own. */
function start(command, more = {}) {
  process.stdout.write(`$ ${command}\n`);
  return spawn("/bin/sh", ["-c", command], { cwd: clone, env: { ...env, ...more }, stdio: "inherit", detached: true });
}

async function finish(command, more) {
  const [code] = await once(start(command, more), "close");
  if (code !== 0) throw new Error(`${command}: ended with ${code}. The README says that it works.`);
}

/** Serves until all addresses answer, does `meanwhile`, and is interrupted. */
async function serve(command, addresses, meanwhile = async () => {}) {
  const child = start(command);
  const ended = once(child, "close");
  let over = false;
  ended.then(() => {
    over = true;
  });
  try {
    for (const address of addresses) {
      for (let tries = 0; !(await answers(address)); tries++) {
        // Within it, the command may install everything.
        if (over || tries > 1200) throw new Error(`${command}: nothing answers at ${address}, as the README says.`);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
    await meanwhile();
  } finally {
    if (!over) process.kill(-child.pid, "SIGINT");
    await ended;
  }
}

const answers = (address) => fetch(address).then((response) => response.status > 0, () => false);

try {
  execFileSync("git", ["clone", "--quiet", repository, clone], { stdio: "inherit" });
  const readme = readFileSync(join(clone, "README.md"), "utf8");
  const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block.trim());
  const [docs, mock] = ["8080", "4010"].map((port) => readme.match(new RegExp(`http://127\\.0\\.0\\.1:${port}`))[0]);
  const served = { "npm ci && npm start": [docs, mock], "npm run docs": [docs], "npm run mock": [mock] };
  for (const command of commands) {
    const addresses = served[command];
    if (addresses) await serve(command, addresses);
    else if (!command.startsWith("curl ")) await finish(command);
    else if (!find("curl")) process.stdout.write(`Left out, as there is no curl here: ${command}\n`);
    else await serve("npm run mock", [mock], () => finish(command, { PATH: `${tools}${delimiter}${join(find("curl"), "..")}` }));
  }
  process.stdout.write(`The README's ${commands.length} commands do what it says.\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
