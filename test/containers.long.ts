import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { root } from "../scripts/cli/repository.ts";
import { outputOf, runProgram } from "../scripts/cli/run-program.ts";
import { mockForTests } from "./mock/client.ts";
import { blocks, toolkitGuide } from "./readme.ts";
import { isInstalled } from "./running.ts";

// The guide's code that calls the admin API from outside a container. What starts the container needs an engine, which is not
// everywhere: where there is one, the image is built and the same code calls it.

const folder = mkdtempSync(join(tmpdir(), "payouts-contract-containers-"));
afterAll(() => rmSync(folder, { recursive: true }));

const token = "a-token-of-a-container-1234";

/** The second block of each language, which needs no library. */
const calls = (language: string) => blocks(language, toolkitGuide("containers"))[1] ?? "";

interface Program {
  command: string;
  files: Record<string, string>;
  args: string[];
}

/** In each language, the guide's code with three calls behind it, which print what they got; the first one has a wrong token. */
const programs: [language: string, program: Program][] = [
  [
    "TypeScript",
    {
      command: process.execPath,
      args: ["admin.mjs"],
      files: {
        "admin.mjs": `${calls("js")}
const [, , url, token] = process.argv;
try { await mockAdmin(url, "wrong-" + token)("POST", "/reset", {}); } catch { console.log("rejected"); }
const admin = mockAdmin(url, token);
await admin("POST", "/operations/listPayoutServices/answers", [{ code: 503 }]);
const { held } = await admin("PUT", "/clock", { held: true });
console.log(held);`,
      },
    },
  ],
  [
    "Python",
    {
      command: "python3",
      args: ["admin.py"],
      files: {
        "admin.py": `${calls("python")}
import sys
from urllib.error import HTTPError
_, url, token = sys.argv
try:
    MockAdmin(url, "wrong-" + token).call("POST", "/reset", {})
except HTTPError:
    print("rejected")
admin = MockAdmin(url, token)
admin.call("POST", "/operations/listPayoutServices/answers", [{"code": 503}])
print(str(admin.call("PUT", "/clock", {"held": True})["held"]).lower())`,
      },
    },
  ],
  [
    "Go",
    {
      command: "go",
      args: ["run", "admin.go", "main.go"],
      files: {
        "admin.go": calls("go").replace("package mocktest", "package main"),
        "main.go": `package main
import ("fmt"; "os"; "strings")
func main() {
	url, token := os.Args[1], os.Args[2]
	if _, err := (&MockAdmin{url, "wrong-" + token}).Call("POST", "/reset", "{}"); err != nil { fmt.Println("rejected") }
	admin := &MockAdmin{url, token}
	if _, err := admin.Call("POST", "/operations/listPayoutServices/answers", "[{\\"code\\": 503}]"); err != nil { panic(err) }
	text, err := admin.Call("PUT", "/clock", "{\\"held\\": true}")
	fmt.Println(strings.Contains(text, "\\"held\\":true"), err == nil)
}`,
      },
    },
  ],
  [
    "Java",
    {
      command: "java",
      args: ["-Xshare:auto", "Main.java"],
      files: {
        "Main.java": `${calls("java").replace("/** Calls", "class Main {\n/** Calls")}
public static void main(String[] args) throws Exception {
  try { new MockAdmin(args[0], "wrong-" + args[1]).call("POST", "/reset", "{}"); } catch (IllegalStateException error) { System.out.println("rejected"); }
  var admin = new MockAdmin(args[0], args[1]);
  admin.call("POST", "/operations/listPayoutServices/answers", "[{\\"code\\": 503}]");
  System.out.println(admin.call("PUT", "/clock", "{\\"held\\": true}").contains("\\"held\\":true"));
}
}`,
      },
    },
  ],
];

const found = programs.filter(
  ([language, { command }]) =>
    command === process.execPath || isInstalled(command, `that the ${language} code of the guide runs`),
);

/** Runs a program against a mock, and expects that it was turned away with a wrong token and did its work with the right one. */
async function expectWork(
  [language, program]: (typeof programs)[number],
  url: string,
  adminUrl: string,
): Promise<void> {
  const own = mkdtempSync(join(folder, `${language}-`));
  for (const [name, text] of Object.entries(program.files)) writeFileSync(join(own, name), text);
  const env = { ...process.env, GO111MODULE: "off" };
  const printed = await outputOf(program.command, [...program.args, adminUrl, token], { cwd: own, env });
  expect(printed).toMatch(/^rejected\s+true/);
  const headers = { Authorization: `Basic ${btoa("shop:key")}` };
  const services = () => fetch(`${url}/api/payout-services`, { headers });
  expect([(await services()).status, (await services()).status]).toEqual([503, 200]);
}

test.each(found)("%s calls the admin API of a mock that others can reach", { timeout: 240_000 }, async (...program) => {
  const mock = await mockForTests({ adminPort: 0, adminHost: "0.0.0.0", adminToken: token });
  await expectWork(program, mock.url, (mock.adminUrl ?? "").replace("0.0.0.0", "127.0.0.1"));
  expect(mock.held()).toBe(true);
});

/** A container engine that runs; none where there is only its command. */
const engine = await findEngine();
if (!engine)
  process.stderr.write("No container engine runs here. Left out: that the image responds to the guide's code.\n");

describe.runIf(engine)("in a container", () => {
  let id = "";
  const docker = async (...args: string[]) => (await outputOf(engine ?? "", args)).trim();
  const urlOf = async (port: number) => `http://${(await docker("port", id, `${port}/tcp`)).split("\n")[0]}`;
  beforeAll(async () => {
    await docker("build", "-f", `${root}Containerfile`, "-t", "payouts-mock", root);
    const publish = ["--publish", "127.0.0.1::4010", "--publish", "127.0.0.1::4011"];
    const secret = ["--env", `PAYOUTS_MOCK_ADMIN_TOKEN=${token}`];
    id = await docker(
      "run",
      "--detach",
      // It writes nothing.
      "--read-only",
      ...publish,
      ...secret,
      "payouts-mock",
      "--admin-port",
      "4011",
      "--admin-host",
      "0.0.0.0",
    );
    const url = await urlOf(4010);
    // expect.poll() is for tests alone.
    await vi.waitFor(async () => expect((await fetch(`${url}/ready`)).status).toBe(200), { timeout: 60_000 });
  }, 900_000);
  afterAll(() => id && docker("rm", "--force", id));

  test.each(found)("%s calls the admin API", { timeout: 240_000 }, async (...program) => {
    await expectWork(program, await urlOf(4010), await urlOf(4011));
  });
});

async function findEngine(): Promise<string | undefined> {
  for (const command of ["docker", "podman"]) {
    const run = await runProgram(command, ["info"]).catch(() => undefined);
    if (run?.code === 0) return command;
  }
  return undefined;
}
