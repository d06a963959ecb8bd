import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import {
  type CodeSample,
  type Connection,
  pagingSamples,
  pollingSamples,
} from "../../scripts/docs/samples/code-samples.ts";
import type { Mock } from "../../scripts/mock/interface.ts";
import { startMock } from "../../scripts/mock/start-mock.ts";
import { contract, model } from "../contract.ts";
import { freePort } from "../running.ts";
import { isRun, prepare, runIn, sampleFolder } from "./runtimes.ts";

const { folder, remove } = sampleFolder();
const mock: Mock = await startMock({ stepDelay: 0 });

/** Where the last page of the list leads, if not to its end. */
let afterLast = "";
let passed = 0;
/** Passes requests on to the mock, and has the last page lead back. It ends a program that goes in circles. */
const circular = createServer(async ({ url, headers: { authorization = "" } }, response) => {
  const found = await fetch(mock.url + url, { headers: { authorization } });
  const text = await found.text();
  response.writeHead(++passed > 20 ? 508 : found.status, { "content-type": "application/json" });
  response.end(text.replace(/"next":\s*""/, `"next":${JSON.stringify(afterLast)}`));
});
const port = await freePort();
await new Promise<void>((resolve) => circular.listen(port, "127.0.0.1", resolve));
afterAll(async () => {
  remove();
  await mock.close();
  circular.closeAllConnections();
  circular.close();
});

const connectionTo = (server: string): Connection => ({
  server,
  accountId: "account",
  apiKey: "key",
  publicKey: "",
  values: {},
});
const authorization = `Basic ${btoa("account:key")}`;

/** Resolves to what runs a program, with variables of its environment. */
async function program(sample: CodeSample, task: string) {
  const command = await prepare(folder, sample, task);
  return (variables: Record<string, string>, ...args: string[]) =>
    runIn(folder, "env", ...Object.entries(variables).map((pair) => pair.join("=")), ...command, ...args);
}

/** Creates a payout that is not processed, and resolves to its ID. */
async function createPayout(reference: string): Promise<string> {
  const response = await fetch(`${mock.url}/api/payout-invoices`, {
    method: "POST",
    headers: { "Content-Type": "application/json", authorization },
    body: JSON.stringify({
      data: {
        type: "payout-invoice",
        attributes: {
          reference_id: reference,
          test_mode: true,
          service: "card",
          currency: "USD",
          amount: 1,
          fields: { card_number: "5123817234060000" },
        },
      },
    }),
  });
  return (await response.json()).data.id;
}

test.each(pagingSamples(model, connectionTo(`http://127.0.0.1:${port}`)).filter(({ name }) => isRun(name)))(
  "the program in $title goes through all pages once, also where the last leads back, and never ends early in silence",
  async (sample) => {
    await mock.reset();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.unshift(await createPayout(`${sample.name}-${index}`));
    const all = ids.map((id) => `${id} created\n`).join("");
    const list = await program(sample, "list");
    const second = `/api/payout-invoices?page%5Bsize%5D=2&page%5Bbefore%5D=${ids[1]}`;
    for (afterLast of ["", "/api/payout-invoices?page[size]=2", second]) {
      passed = 0;
      const run = await list({ PAGE_SIZE: "2" });
      expect([afterLast, run.code, run.stderr, run.stdout]).toEqual([afterLast, 0, "", all]);
      expect(passed).toBe(3);
    }
    passed = 0;
    afterLast = "";
    // The client looks again after 503, so it is rejected in a way that nobody repeats.
    mock.answerNext("listPayoutInvoices", {}, { code: 401 });
    const broken = await list({ PAGE_SIZE: "2" });
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/incomplete|PayoutsError/);
  },
  300_000,
);

const finalStatuses = contract.components.schemas.PayoutStatus?.["x-final"] as string[];

test.each(pollingSamples(model, connectionTo(mock.url)).filter(({ name }) => isRun(name)))(
  "the program in $title waits for each final status, through failures and unknown statuses, until its deadline",
  async (sample) => {
    await mock.reset();
    const poll = await program(sample, "poll");
    const lookups = () => mock.requests().filter(({ operation }) => operation === "getPayoutInvoice").length;
    const quick = { PAUSE: "0.01", DEADLINE: "50" };
    await Promise.all(
      finalStatuses.map(async (status) => {
        const id = await createPayout(`${sample.name}-${status}`);
        await mock.movePayout(id, status);
        const run = await poll(quick, id);
        expect([run.code, run.stderr, run.stdout]).toEqual([0, "", `${id} ${status}\n`]);
      }),
    );
    const id = await createPayout(`${sample.name}-late`);
    await mock.movePayout(id, "processed");
    const failures = [
      { dialect: "unknown-statuses" },
      { code: 503 },
      { dialect: "unknown-statuses" },
      { fault: "cut-after" },
      { code: 429, headers: { "Retry-After": "1" } },
    ] as const;
    const before = lookups();
    mock.answerNext("getPayoutInvoice", ...failures);
    const through = await poll(quick, id);
    expect([through.code, through.stderr, through.stdout]).toEqual([0, "", `${id} processed\n`]);
    expect(lookups() - before).toBe(failures.length + 1);

    // Who looks again earlier than asked sees it paid.
    mock.answerNext("getPayoutInvoice", { code: 429, headers: { "Retry-After": "3600" } });
    const asked = await poll(quick, id);
    expect([asked.code, asked.stdout]).toEqual([1, ""]);

    // With pauses that don't grow it would be forty.
    const open = await createPayout(`${sample.name}-open`);
    const first = lookups();
    const given = await poll({ PAUSE: "0.05", DEADLINE: "2" }, open);
    expect([given.code, given.stdout, given.stderr]).toEqual([
      1,
      "",
      expect.stringMatching(/Not seen to be final.*created/),
    ]);
    expect(lookups() - first).toBeLessThan(10);
  },
  300_000,
);

test("the programs are short: at most 40 lines besides blank ones and imports", () => {
  const connection = connectionTo(mock.url);
  const all = [...pagingSamples(model, connection), ...pollingSamples(model, connection)];
  const lines = ({ code }: CodeSample) =>
    code
      .replace(/^import \([^)]*\)$/m, "")
      .split("\n")
      .filter((line) => line.trim() !== "" && !/^(import|from) /.test(line));
  expect(all.filter((sample) => lines(sample).length > 40).map(({ title }) => title)).toEqual([]);
});
