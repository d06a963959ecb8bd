import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { isDeepStrictEqual } from "node:util";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { root } from "../../scripts/cli/repository.ts";
import { runProgram } from "../../scripts/cli/run-program.ts";
import { dialectNames } from "../../scripts/mock/dialects/choose.ts";
import { undisturbed as nothingWrong, planScenarios } from "../../scripts/rehearse/plan-scenarios.ts";
import { judge } from "../../scripts/rehearse/rehearse-scenarios.ts";
import { rules } from "../../scripts/rehearse/rules.ts";
import {
  type Order,
  orderFor,
  runScenario,
  type Sent,
  type Trial,
  type Truth,
} from "../../scripts/rehearse/run-scenario.ts";
import { blocks, section, toolkitGuide } from "../readme.ts";
import { careless, commandOf, meanings, rehearseWith } from "./programs.ts";

const planned = planScenarios(meanings, 1, 1000);
const names = planned.map(({ name }) => name);

describe("scenarios come from the contract", () => {
  test("each has a name of its own", () => expect(new Set(names).size).toBe(names.length));

  test("each response of a write, each status, and each dialect has one", () => {
    for (const operation of [meanings.creation, meanings.processing]) {
      const documented = meanings.errors(operation).filter(({ outcome }) => outcome !== "duplicate");
      for (const { status } of documented) expect(names).toContain(`${operation}-${status}-before`);
    }
    const open = meanings.statuses.filter((status) => status !== meanings.initial && !meanings.isCanceling(status));
    for (const status of open) expect(names).toContain(`status-${status}`);
    for (const name of dialectNames) expect(names).toContain(`dialect-${name}`);
  });

  test("what the table says of a response decides whether it can come after the request was handled", () => {
    expect(names).toContain("createPayoutInvoice-429-after");
    expect(names).not.toContain("createPayoutInvoice-422-after");
  });
});

describe("what a seed changes", () => {
  const seeds = Array.from({ length: 200 }, (_, index) => index + 1);
  const byChance = ["mixed-dialects", "random-faults"];

  test("of the scenarios, two are drawn: every other is the same under each seed", () => {
    for (const seed of seeds) {
      const plan = planScenarios(meanings, seed, 1000);
      const changed = plan.filter((scenario, index) => !isDeepStrictEqual(scenario, planned[index]));
      expect([seed, changed.map(({ name }) => name)]).toEqual([seed, seed === 1 ? [] : byChance]);
    }
  });

  test("of an order, the number in its reference, and the whole units of its amount", () => {
    const constant = ({ reference_id, amount, ...others }: Order) => ({
      ...others,
      reference_id: reference_id.replace(/^order-\d+-/, ""),
      cents: Math.round(amount * 100) % 100,
    });
    for (const scenario of planned.filter(({ name }) => name.length < 50)) {
      const orders = seeds.map((seed) => orderFor(scenario, seed));
      const kinds = new Set(orders.map((order) => JSON.stringify(constant(order))));
      expect([scenario.name, kinds.size]).toEqual([scenario.name, 1]);
      expect(new Set(orders.map(({ amount }) => amount)).size).toBe(seeds.length);
    }
  });
});

test("the guide prints the report of a real run", async () => {
  const [printed = ""] = blocks("text", section("Read the report", toolkitGuide("rehearse")));
  const [, scenario = "", program = ""] = /--scenario (\S+) --seed 1 -- node (\S+)/.exec(printed) ?? [];
  const args = [`${root}scripts/rehearse.ts`, "--scenario", scenario, "--", process.execPath, program];
  const { stdout } = await runProgram(process.execPath, args, { cwd: root });
  // How far a payout has come when a response shows it is a matter of time.
  const lasting = (text: string) =>
    text
      .replace(process.execPath, "node")
      .replaceAll(/\+\d+ ms/g, "+0 ms")
      .replaceAll(/: 409 \w+/g, ": 409 shown");
  expect(lasting(stdout).startsWith(lasting(printed))).toBe(true);
});

describe("whatever an integration does, a rehearsal ends", () => {
  const options = { meanings, seed: 1, timeout: 5000, patience: 1000 };
  const create = `
    const attributes = { ...JSON.parse(process.env.PAYOUTS_PAYOUT), options: { auto_process: true } };
    const { PAYOUTS_BASE_URL: base, PAYOUTS_ACCOUNT_ID: id, PAYOUTS_API_KEY: key } = process.env;
    const headers = { Authorization: "Basic " + btoa(id + ":" + key), "Content-Type": "application/json" };
    const body = JSON.stringify({ data: { type: "payout-invoice", attributes } });
    await fetch(base + "/payout-invoices", { method: "POST", headers, body });
  `;
  const program = (code: string) => [process.execPath, "--input-type=module", "-e", code];

  test("what the rehearsal itself can't do is its own failure, and ends no process", async () => {
    const scenario = { name: "odd", about: "A status that there isn't.", course: { first: "nowhere", lookups: 1 } };
    const command = program(`${create} await new Promise((resolve) => setTimeout(resolve, 60_000));`);
    await expect(runScenario(scenario, { ...options, command })).rejects.toThrow("nowhere: no status of a payout");
  });

  test("what an integration leaves behind in a group of its own is not waited for", async () => {
    const command = program(`
      import { spawn } from "node:child_process";
      spawn(process.execPath, ["-e", "setTimeout(() => {}, 20_000)"], { detached: true, stdio: "inherit" }).unref();
    `);
    const trial = await runScenario(nothingWrong, { ...options, command, timeout: 1000 });
    expect(trial.timedOut).toBe(true);
  }, 15_000);

  test.each([
    ["a folder", "fs.mkdirSync(report)"],
    ["a pipe", "execFileSync('mkfifo', [report])"],
    ["a device without an end", "fs.symlinkSync('/dev/zero', report)"],
    ["11 MB", "fs.writeFileSync(report, Buffer.alloc(11e6))"],
  ])("%s in place of the integration's report is neither read nor waited for", async (_name, code) => {
    const command = program(`
      import fs from "node:fs";
      import { execFileSync } from "node:child_process";
      const report = process.env.PAYOUTS_REPORT;
      ${code};
    `);
    await expect(runScenario(nothingWrong, { ...options, command })).rejects.toThrow("PAYOUTS_REPORT: is no file");
  });

  test("a report that can't be written is told of before anything is run", async () => {
    const args = [`${root}scripts/rehearse.ts`, "--output", "/nowhere/report.html", "--", "false"];
    const { code, stderr } = await runProgram(process.execPath, args);
    expect([code, stderr]).toEqual([
      2,
      "--output /nowhere/report.html: can't be written (ENOENT). Name a file in a folder that exists.\n",
    ]);
  });
});

describe("real programs", () => {
  const scenarios = ["createPayoutInvoice-reset-after", "processPayoutInvoice-500-after", "two-at-once"];

  test("a careful one breaks no rule", async () => {
    const { undisturbed, results } = await rehearseWith(commandOf("careful/typescript.ts"), scenarios);
    expect([undisturbed, ...results].map(({ verdict, findings }) => [verdict, findings])).toEqual(
      Array.from({ length: 4 }, () => ["passed", []]),
    );
  });

  test.each(careless.filter(([file]) => ["timeout-is-failure.js", "processes-again.js"].includes(file)))(
    "%s is found by %s",
    async (file, rule, shows) => {
      const { results } = await rehearseWith(commandOf(`careless/${file}`), shows);
      expect(results.flatMap(({ findings }) => findings.map((finding) => finding.rule))).toContain(rule);
    },
  );

  test("callbacks are rehearsed: one that is forged, late ones, and one that comes twice", async () => {
    const about = ["callback-forged-other-mode-processed", "callbacks-reversed", "callback-twice-at-once"];
    const careful = await rehearseWith(commandOf("careful/service.js"), about);
    expect(careful.results.map(({ verdict }) => verdict)).toEqual(about.map(() => "passed"));
    const { results } = await rehearseWith(commandOf("careless/any-mode.js"), about.slice(0, 1));
    expect(results.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toContain("accepted-forged-callback");
  });

  test("a service that runs already is driven, and asked what it believes", async () => {
    const service = createService();
    const { port } = await service.listen();
    const drive = `${process.execPath} ${root}test/rehearse/drive.js http://127.0.0.1:${port}/pay`;
    try {
      const { undisturbed, results } = await rehearseWith(
        [drive],
        ["callback-twice", "crash-after-createPayoutInvoice"],
        {
          isDrive: true,
          callbackUrl: `http://127.0.0.1:${port}/callbacks`,
        },
      );
      // It can't be crashed from outside.
      expect([undisturbed, ...results].map(({ scenario, verdict }) => [scenario.name, verdict])).toEqual([
        ["undisturbed", "passed"],
        ["callback-twice", "passed"],
      ]);
    } finally {
      service.close();
    }
  });

  test("one that can't pay is not rehearsed", async () => {
    const { undisturbed, results } = await rehearseWith([process.execPath, "-e", "process.exit(2)"], scenarios);
    expect([undisturbed.trial?.requests, results]).toEqual([[], []]);
  });

  test("every rule is broken by one of the careless programs", () => {
    expect(new Set(careless.map(([, rule]) => rule))).toEqual(new Set(rules.map(({ name }) => name)));
  });
});

/** A service that takes orders and callbacks, as one that runs already. It believes what it is called back with. */
function createService() {
  const beliefs = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const { reference, data } = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString() || "{}");
    if (data?.attributes.status === "processed") beliefs.set(data.attributes.reference_id, "paid");
    response.end(beliefs.get(reference) ?? "unknown");
  });
  const listen = async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    return server.address() as AddressInfo;
  };
  return { listen, close: () => server.close() };
}

/** A trial in which nothing is wrong, but for what is given. */
function trialWith({
  requests = [],
  payouts = [],
  ...others
}: Partial<Omit<Trial, "requests" | "payouts">> & {
  requests?: Partial<Sent>[];
  payouts?: Partial<Truth>[];
}): Trial {
  const order = { reference_id: "a", amount: 10, currency: "USD", fields: { account: "1" } };
  const request = {
    id: 1,
    at: 0,
    run: 1,
    arrived: true,
    milliseconds: 1,
    time: "",
    method: "",
    path: "",
    query: {},
    headers: {},
    bodySize: 0,
    status: 200,
    answerHeaders: {},
    answer: {},
  };
  const payout = {
    id: "p",
    reference: "a",
    status: "processed",
    amount: 10,
    currency: "USD",
    fields: { account: "1" },
    foreign: false,
  };
  return {
    scenario: { name: "x", about: "" },
    seed: 1,
    order,
    requests: requests.map((one) => ({ ...request, ...one })),
    payouts: payouts.map((one) => ({ ...payout, ...one })),
    beliefs: new Map([["a", "paid"]]),
    said: [],
    callbacks: [],
    output: "",
    timedOut: false,
    lagged: false,
    reached: true,
    milliseconds: 1,
    secrets: ["hush"],
    ...others,
  };
}

const genuine = { status: "processed", at: 1, response: 200 };
const forged = { ...genuine, forged: "unsigned" as const };
const said = { reference_id: "a", belief: "paid" as const };
const notPaid = new Map([["a", "not-paid" as const]]);
const unknown = new Map([["a", "unknown" as const]]);
const shown = (status: string) => ({ data: { id: "p", attributes: { status } } });
const body = (reference_id: string) => ({
  data: { attributes: { reference_id, amount: 10, fields: { account: "1" } } },
});
const [creation, processing, lookup] = [
  { operation: "createPayoutInvoice" },
  { operation: "processPayoutInvoice" },
  { operation: "getPayoutInvoice" },
];

test.each<[string, Parameters<typeof trialWith>[0], string[]]>([
  ["paid and believed so", { payouts: [{}] }, []],
  ["not known, whatever is true", { payouts: [{}], beliefs: unknown }, []],
  [
    "two payouts, of which one waits to be processed",
    { payouts: [{}, { id: "q", reference: "b", status: "created" }] },
    [],
  ],
  ["two payouts to different recipients", { payouts: [{}, { id: "q", fields: { account: "2" } }] }, []],
  ["two payouts under two references", { payouts: [{}, { id: "q", reference: "b" }] }, ["paid-twice"]],
  ["failed and believed so", { payouts: [{ status: "process_failed" }], beliefs: notPaid }, []],
  ["rejected and believed so", { requests: [{ ...creation, status: 422 }], beliefs: notPaid }, []],
  [
    "created, seen so, and believed not to be paid",
    { requests: [{ ...lookup, answer: shown("created") }], payouts: [{ status: "created" }], beliefs: notPaid },
    [],
  ],
  [
    "an error taken for a failure",
    { requests: [{ ...creation, status: 500, handled: true }], payouts: [{ status: "created" }], beliefs: notPaid },
    ["error-taken-for-failure"],
  ],
  ["an error taken for a failure, which it was", { requests: [{ ...creation, status: 500 }], beliefs: notPaid }, []],
  [
    "processed again after it was not handled",
    { requests: [{ ...processing, status: 500 }, processing], payouts: [{}] },
    [],
  ],
  [
    "processed again after a 422",
    {
      requests: [
        { ...processing, status: 422, handled: true },
        { ...processing, handled: true },
      ],
      payouts: [{}],
    },
    [],
  ],
  [
    "processed again after it was handled",
    { requests: [{ ...processing, status: 500, handled: true }, processing], payouts: [{}] },
    ["processed-twice"],
  ],
  [
    "another reference after a failure",
    {
      requests: [
        { ...creation, status: 201, body: body("a") },
        { ...creation, body: body("b") },
      ],
      payouts: [{ status: "process_failed" }, { id: "q", reference: "b" }],
    },
    [],
  ],
  [
    "another reference after a rejection",
    {
      requests: [
        { ...creation, status: 422, body: body("a") },
        { ...creation, body: body("b") },
      ],
      payouts: [{ reference: "b" }],
    },
    [],
  ],
  [
    "another reference after no response",
    {
      requests: [{ ...creation, status: 0, body: body("a") }, lookup, { ...creation, body: body("b") }],
      payouts: [{ reference: "b" }],
    },
    ["new-reference"],
  ],
  [
    "slow to come back, while the rehearsal lags",
    {
      requests: [{ ...lookup, status: 429, answerHeaders: { "Retry-After": "5" } }, lookup],
      payouts: [{}],
      lagged: true,
    },
    [],
  ],
  [
    "a card number in an address",
    { requests: [{ ...lookup, query: { card: "512381******0000" } }], payouts: [{}] },
    [],
  ],
  ["a public key in an address", { requests: [{ ...lookup, query: { public_key: "***" } }], payouts: [{}] }, []],
  ["a key in an address", { requests: [{ ...lookup, query: { key: "***" } }], payouts: [{}] }, ["secret-shown"]],
  ["a key in what it prints", { payouts: [{}], output: "it is hush" }, ["secret-shown"]],
  [
    "a forged callback that it believes",
    { callbacks: [forged], payouts: [{ status: "processing" }] },
    ["accepted-forged-callback", "acknowledged-forged-callback"],
  ],
  [
    "a forged callback that it takes, and doesn't believe",
    { callbacks: [forged], payouts: [{ status: "processing" }], beliefs: unknown },
    ["acknowledged-forged-callback"],
  ],
  ["a forged callback that it rejects", { callbacks: [{ ...forged, response: 401 }], payouts: [{}] }, []],
  [
    "a late callback that it takes for news",
    {
      callbacks: [{ status: "processing", age: 1, at: 1, response: 200 }],
      said: [said],
      payouts: [{}],
      beliefs: unknown,
    },
    ["late-callback-taken-for-news"],
  ],
  [
    "a late callback that changes nothing",
    { callbacks: [{ status: "processing", age: 1, at: 1, response: 200 }], said: [said], payouts: [{}] },
    [],
  ],
  [
    "a callback that came twice, and was handled once",
    { callbacks: [genuine, genuine], said: [{ ...said, settled: true }, said], payouts: [{}] },
    [],
  ],
  [
    "a callback that came twice, and was handled twice",
    {
      callbacks: [genuine, genuine],
      said: [
        { ...said, settled: true },
        { ...said, settled: true },
      ],
      payouts: [{}],
    },
    ["handled-callback-twice"],
  ],
  ["paid, then canceled, and believed to be paid", { payouts: [{ status: "canceled" }] }, []],
])("%s", (_name, given, want) => {
  expect(judge(trialWith(given), meanings).findings.map(({ rule }) => rule)).toEqual(want);
});

test("what had not ended when the time was over is not judged", () => {
  expect(judge(trialWith({ payouts: [{}], beliefs: unknown, timedOut: true }), meanings)).toMatchObject({
    verdict: "not-judged",
    findings: [],
  });
});

describe("the command", () => {
  const command = (...args: string[]) => runProgram(process.execPath, [`${root}scripts/rehearse.ts`, ...args]);

  test("lists the scenarios that are named", async () => {
    const { code, stdout } = await command("--list", "--scenario", "two-at-once,crash-before-*");
    expect([code, stdout]).toEqual([
      0,
      [
        "crash-before-createPayoutInvoice",
        "    The integration crashes while it waits for createPayoutInvoice, before that is handled, and runs again.",
        "crash-before-processPayoutInvoice",
        "    The integration crashes while it waits for processPayoutInvoice, before that is handled, and runs again.",
        "two-at-once",
        "    Two processes pay the same order at once.",
        "",
      ].join("\n"),
    ]);
  });

  test.each([
    [
      ["--scenario", "two-at-onec", "--", "true"],
      2,
      "--scenario two-at-onec: no such scenario. Did you mean two-at-once?\n",
    ],
    [
      ["--scenario", "callback-twice", "--", "true"],
      2,
      "--scenario callback-twice: is about callbacks. Name where they go with --callback-url.\n",
    ],
    [["--callback-url", "shop", "--", "true"], 2, "--callback-url shop: not an address."],
    [["--drive", "true", "--", "true"], 2, "true: is one program too many. Give either --drive"],
    [[], 2, "COMMAND: is missing. Name a program that pays after --, as in -- node pay.js.\n"],
    [["--", "no-such-program"], 2, "no-such-program: can't be started. Name a program after --.\n"],
    [
      ["--", process.execPath, "-e", "console.log('rehearsal-key-5f0c9d \\u001b[1m')"],
      1,
      "undisturbed: the integration didn't pay, although nothing went wrong. It believes that the order is paid, and no payout exists. It printed: ***\n",
    ],
  ])("%j is told in a line", async (args, code, stderr) => {
    expect(await command(...args)).toEqual({ code, stdout: "", stderr: expect.stringContaining(stderr.slice(0, 60)) });
  });

  test("reports in every form, and names the command that repeats a finding", async () => {
    const program = commandOf("careless/timeout-is-failure.js");
    const args = ["--scenario", "createPayoutInvoice-reset-after", "--seed", "7", "--patience", "5s", "--format"];
    const repeat = `--scenario createPayoutInvoice-reset-after --seed 7 --patience 5000ms -- ${program.join(" ")}`;
    const text = await command(...args, "text", "--", ...program);
    const page = "rules/error-taken-for-failure.html";
    expect([
      text.code,
      text.stdout.includes(repeat),
      text.stdout.includes(`See ${page} in the docs.`),
      text.stderr,
    ]).toEqual([1, true, true, "1 scenarios broke a rule. The report says how, and how to repeat each.\n"]);
    const json = JSON.parse((await command(...args, "json", "--", ...program)).stdout);
    expect(json.results[0]).toMatchObject({
      verdict: "failed",
      believed: "not-paid",
      findings: [{ docs: page }],
      timeLine: [{ status: 0, handled: true }],
    });
    const junit = new XMLParser({ ignoreAttributes: false }).parse(
      (await command(...args, "junit", "--", ...program)).stdout,
    );
    expect(junit.testsuite.testcase.failure["@_type"]).toBe("error-taken-for-failure");
    expect(junit.testsuite.testcase.failure["#text"]).toContain(page);
    expect((await command(...args, "html", "--", ...program)).stdout).toContain(page);
  });
});
