import { afterAll, beforeAll, expect, test } from "vitest";
import { mock as mockCommand, rehearse, verify } from "../../scripts/cli/commands.ts";
import { root } from "../../scripts/cli/repository.ts";
import { flagsOf } from "../../scripts/cli/run-command.ts";
import { outputOf } from "../../scripts/cli/run-program.ts";
import { mockConnection } from "../../scripts/docs/samples/code-samples.ts";
import { describeDialects } from "../../scripts/mock/dialects/choose.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { contract, model } from "../contract.ts";
import { isRun, runIn, sampleFolder } from "./runtimes.ts";
import { buildTestSite, textOf, textsOf } from "./site.ts";

const folder = sampleFolder();
const mock = await startMock({ stepDelay: 0, adminPort: 0 });
const files = await buildTestSite({ connection: await mockConnection(model, mock.url) });
afterAll(async () => {
  folder.remove();
  await mock.close();
});

/** The commands of a page, as a reader copies them; what is called by its usual port is called by the one of this mock. */
const commandsOf = (name: string) =>
  [...textOf(files, name).matchAll(/```sh\n([\s\S]*?)```/g)].map(([, command = ""]) =>
    command.replace("http://127.0.0.1:4010", mock.url).replace("http://127.0.0.1:4011", `${mock.adminUrl}`),
  );

async function run(command: string): Promise<{ status: string; body: unknown }> {
  const { stdout } = await runIn(folder.folder, "sh", "-c", command);
  const end = stdout.lastIndexOf("\n");
  const text = stdout.slice(0, end);
  // Metrics are text.
  return { status: stdout.slice(end + 1), body: text.startsWith("# HELP ") ? text : JSON.parse(text) };
}

const hasCurl = isRun("curl");

/** What the commands of the quick start get; the last of them is repeated until the payout is paid, as the page says. */
const received: unknown[] = [];
beforeAll(async () => {
  if (!hasCurl) return;
  const walking = await startMock({ stepDelay: 200 });
  try {
    const commands = commandsOf("index.md").map((command) => command.replaceAll(mock.url, walking.url));
    for (const command of commands) received.push((await run(command)).body);
    const isPaid = () => JSON.stringify(received.at(-1)).includes('"status":"processed"');
    while (!isPaid()) received[received.length - 1] = (await run(commands.at(-1) ?? "")).body;
  } finally {
    await walking.close();
  }
});

test("the guides name statuses and keys as the contract does", async () => {
  const document = structuredClone(contract);
  const status = document.components.schemas.PayoutStatus;
  const scheme = document.components.securitySchemes?.publicKey;
  if (!status || !scheme) throw new Error("the contract has no statuses or keys");
  status["x-phases"] = {
    Accepted: ["created"],
    "Under way": ["processing", "expired"],
    Paid: ["processed"],
    Canceling: ["canceled"],
  };
  scheme["x-key-prefixes"] = { test: "public_test_", live: "public_live_" };
  const changed = await buildTestSite({ document });
  for (const [name, sentence] of [
    ["flow", "**Stop** at `processed`, and at every other final status: `expired` and `canceled`."],
    ["flow", "**Don't wait** at `created`:"],
    ["flow", "**Go on waiting** at every other status, `processing`, and at a status that you don't know."],
    ["flow", "only what is final and was not paid: `expired`."],
    ["authentication", "| Public key | `public_test_…` | `public_live_…` |"],
    ["authentication", "public_key=public_test_YOUR_KEY"],
    ["authentication", "| Secret of callbacks | `sk_test_…` | `sk_live_…` |"],
  ]) {
    expect(textOf(changed, `guides/${name}.md`)).toContain(sentence);
  }
});

test("the quick start is three commands", () => {
  expect(commandsOf("index.md")).toHaveLength(3);
});

test.runIf(hasCurl)(
  "what stands behind each command is what the mock responds with, but for what differs each time",
  () => {
    const shown = [...textOf(files, "index.md").matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = ""]) =>
      JSON.parse(json, (_, value) => {
        if (value === "…") return expect.any(String);
        if (Array.isArray(value)) return expect.arrayContaining(value);
        return typeof value === "object" && value !== null ? expect.objectContaining(value) : value;
      }),
    );
    expect(shown).toHaveLength(3);
    for (const [index, body] of shown.entries()) expect(received[index]).toEqual(body);
  },
);

test.runIf(hasCurl)("the last of them shows a test payout that is paid", () => {
  expect(received.at(-1)).toMatchObject({ data: [{ attributes: { status: "processed", test_mode: true } }] });
});

const guides = textsOf(files, ".md").flatMap(([name]) =>
  /^(guides|toolkit)\//.test(name)
    ? commandsOf(name).flatMap((command): [string, string][] => (command.startsWith("curl ") ? [[name, command]] : []))
    : [],
);

test.runIf(hasCurl).each(guides)("a command of %s gets the response that it names: %s", async (_name, command) => {
  const { status } = await run(command);
  const [, code = /Prefer: fault=error/.test(command) ? "500" : undefined] = /Prefer: code=(\d+)/.exec(command) ?? [];
  expect(status).toMatch(code ?? /^20[01]$/);
});

test.each([
  ["mock", mockCommand],
  ["verify", verify],
  ["rehearse", rehearse],
])("the guide on %s has every option that the command takes, and no other", (name, { options }) => {
  const shown = [...textOf(files, `toolkit/${name}.md`).matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag]) => flag);
  expect(shown).toEqual(flagsOf(options));
});

test("the guide on the mock has every dialect, and what each does", () => {
  const text = textOf(files, "toolkit/mock.md");
  const rows = describeDialects().map(({ name, help }) => `| \`${name}\` | ${help} |`);
  expect(rows.filter((row) => !text.includes(row))).toEqual([]);
});

test("the guide's call of verify finds that the mock keeps the contract", async () => {
  const [command = "", ...others] = commandsOf("toolkit/verify.md");
  expect(others).toEqual([]);
  const report = await outputOf("sh", ["-c", `${command.trim()} --rate 1000`], { cwd: root });
  expect(report).toContain(mock.url);
});
