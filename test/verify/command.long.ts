import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/cli/repository.ts";
import { type ProgramRun, runProgram } from "../../scripts/cli/run-program.ts";
import { type Mock, startMock } from "../../scripts/mock/start-mock.ts";
import { isSuccess } from "../../scripts/openapi/model.ts";
import { createStrictValidator } from "../../scripts/openapi/validator.ts";
import { contract, model } from "../contract.ts";
import { serve } from "../listen.ts";
import { startFaultyProxy } from "./faulty-proxy.ts";

const folder = mkdtempSync(join(tmpdir(), "payouts-verify-"));
let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ stepDelay: 0 });
});
afterAll(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

const canary = {
  PAYOUTS_ACCOUNT_ID: "account_canaryAAA",
  PAYOUTS_API_KEY: "sk_test_canaryBBB+/=",
  PAYOUTS_PUBLIC_KEY: "pk_test_canaryCCC",
};

function run(args: string[], environment: NodeJS.ProcessEnv = canary): Promise<ProgramRun> {
  const env = { PATH: process.env.PATH, ...environment };
  return runProgram(process.execPath, [`${root}scripts/verify.ts`, ...args], { env });
}

/** Whatever the text may say in another encoding, beside what it says. */
function decoded(text: string): string {
  const tokens = text.match(/[\w+/=-]{8,}/g) ?? [];
  const base64 = tokens.flatMap((token) =>
    [0, 1, 2, 3].map((from) => Buffer.from(token.slice(from), "base64").toString("latin1")),
  );
  const hex = tokens.map((token) => Buffer.from(token, "hex").toString("latin1"));
  const twice = base64.flatMap((once) =>
    (once.match(/[\w+/=-]{8,}/g) ?? []).map((token) => Buffer.from(token, "base64").toString("latin1")),
  );
  const percent = text.replaceAll(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  const joined = text.replaceAll(/\s|\\+[rn]?/g, "");
  return [text, joined, percent, ...base64, ...twice, ...hex].join("\n");
}

/** As mail has it, in lines of 76 characters. */
const wrapped = (text: string) =>
  (
    Buffer.from(text)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n");

test("statuses in a row are not taken for a card number", async () => {
  const { code, stdout } = await run(["--server", mock.url]);
  expect(code, stdout).toBe(0);
  expect(stdout).toContain("getPayoutService");
  expect(stdout).not.toContain("*");
});

test("credentials are in no output and no file, in no encoding, even where responses repeat them", async () => {
  const proxy = await startFaultyProxy(mock.url, (passing, authorization) => {
    const said = Object.values(canary).flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      ...["base64", "base64url", "hex"].map((encoding) =>
        Buffer.from(`say ${secret}`).toString(encoding as BufferEncoding),
      ),
      JSON.stringify(JSON.stringify({ key: secret }).replaceAll("/", "\\/")),
      `${secret.slice(0, 9)}\r\n${secret.slice(9)}`,
      wrapped(Buffer.from(secret).toString("base64")),
      wrapped(`${"say ".repeat(12)}${secret}`),
    ]);
    const echo = [authorization, Buffer.from(authorization).toString("base64"), ...said];
    Object.assign(passing.body, { echo, ...Object.fromEntries(echo.map((text) => [text, text])) });
    if (passing.operationId === "getPayoutService") passing.type = `text/${said[1]}`;
    if (passing.body.data?.attributes) passing.body.data.attributes.reference_id = said.join(" ");
  });
  try {
    for (const format of ["text", "json", "junit"]) {
      const { code, stdout, stderr } = await run([
        "--server",
        proxy.url,
        "--rate",
        "1000",
        "--format",
        format,
        "--record",
        folder,
      ]);
      expect(code).toBe(1);
      expect(stdout).toContain("***");
      expect(decoded(stdout + stderr)).not.toMatch(/canary(AAA|BBB|CCC)/i);
    }
    const files = globSync("*.yaml", { cwd: folder }).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(files.length).toBeGreaterThan(5);
    expect(decoded(files.join("\n"))).not.toMatch(/canary(AAA|BBB|CCC)/i);
  } finally {
    await proxy.close();
  }
}, 60_000);

test("what is recorded are examples as the contract has them, with nothing of the recipient", async () => {
  const target = join(folder, "recorded");
  const { code, stdout } = await run([
    "--server",
    mock.url,
    "--rate",
    "1000",
    "--allow-writes",
    "--format",
    "json",
    "--record",
    target,
  ]);
  expect([code, JSON.parse(stdout).findings]).toEqual([0, []]);
  const complain = createStrictValidator(contract);
  for (const {
    operation: { operationId, responses },
  } of model.operations) {
    const status = Object.keys(responses).find((each) => isSuccess(each)) ?? "";
    const file = join(
      target,
      `${operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${status}.yaml`,
    );
    const text = readFileSync(file, "utf8");
    const { content = {} } = responses[status] ?? {};
    const { summary, value } = parse(text);
    expect(summary).toContain(operationId);
    expect(complain(content["application/json"]?.schema ?? {}, value)).toEqual([]);
    expect(text).not.toMatch(/512381\d{6}0000|1234567890/);
  }
}, 60_000);

test("a run that met nothing but rejections says so, lists what was not reached, and fails", async () => {
  const rejection = Object.values(contract.components.examples).find(({ value }) =>
    JSON.stringify(value).includes('"401"'),
  );
  const server = await serve((request, response) => {
    request.resume();
    response
      .writeHead(401, { "Content-Type": "application/json", "WWW-Authenticate": "Basic" })
      .end(JSON.stringify(rejection?.value));
  });
  const { code, stdout, stderr } = await run([
    "--server",
    server.url,
    "--rate",
    "1000",
    "--allow-writes",
    "--format",
    "json",
  ]);
  await server.close();
  expect([code, stderr]).toEqual([1, expect.stringContaining("private API: nothing but rejections came (401)")]);
  expect(stderr).toContain("public API: nothing but rejections came (401)");
  expect(stderr.split("\n").length).toBe(2);
  const report = JSON.parse(stdout);
  expect(report.findings).toEqual([]);
  expect(
    report.operations.filter(({ notReached }: { notReached: number[] }) => notReached.some((status) => status < 300))
      .length,
  ).toBe(model.operations.length);
}, 60_000);

test("a run whose private API only rejected fails, whatever the public one responds", async () => {
  const accounts = join(folder, "accounts.json");
  const account = { id: canary.PAYOUTS_ACCOUNT_ID, api_keys: ["another"], public_keys: [canary.PAYOUTS_PUBLIC_KEY] };
  writeFileSync(accounts, JSON.stringify([account]));
  const picky = await startMock({ accounts });
  const { code, stdout, stderr } = await run(["--server", picky.url, "--rate", "1000"]);
  await picky.close();
  expect([code, stdout, stderr]).toEqual([
    1,
    expect.stringMatching(/, 0 findings, 0 observations\n/),
    "private API: nothing but rejections came (401), so nothing of it was verified. " +
      "Check the credentials, and the address in --server or --private-server.\n",
  ]);
});

test("what is recorded of live payouts tells nothing of who was paid, and no secret of an address", async () => {
  const target = join(folder, "live");
  const proxy = await startFaultyProxy(mock.url, ({ body }) => {
    for (const payout of [body.data].flat()) {
      if (!payout?.attributes?.reference_id) continue;
      Object.assign(payout.attributes, {
        description: "Payout to Jane Roe, jane.roe@mail.example, DE89370400440532013000",
        callback_url: "https://jane:pass@merchant.example/cb?token=s3cr3t-token",
      });
    }
  });
  await run(["--server", proxy.url, "--rate", "1000", "--record", target]);
  await proxy.close();
  const text = readFileSync(join(target, "list-payout-invoices-200.yaml"), "utf8");
  expect(text).not.toMatch(/jane|roe|DE89|s3cr3t|pass/i);
  const [{ attributes }] = parse(text).value.data;
  expect([attributes.description, attributes.callback_url]).toEqual([
    "Xxxxxx xx Xxxx Xxx, xxxx.xxx@xxxx.xxxxxxx, XX00000000000000000000",
    "https://merchant.example/xx?token=x0xx0x-xxxxx",
  ]);
});

test("where nothing responds, that is told", async () => {
  const { url, close } = await startFaultyProxy(mock.url, () => {});
  await close();
  const { code, stdout, stderr } = await run(["--server", url, "--rate", "1000"]);
  expect([code, stdout, stderr]).toEqual([
    1,
    expect.stringContaining("no response (ECONNREFUSED)"),
    expect.stringContaining("private API: no response came"),
  ]);
});

describe("JUnit, read as XML", () => {
  const junit = async (url: string) => {
    const { code, stdout } = await run(["--server", url, "--rate", "1000", "--format", "junit"]);
    expect(XMLValidator.validate(stdout)).toBe(true);
    const { testsuite } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(stdout);
    const cases: { name: string; failure?: unknown }[] = testsuite.testcase;
    expect([testsuite.tests, testsuite.failures]).toEqual(
      [cases.length, cases.filter(({ failure }) => failure).length].map(String),
    );
    return { code, cases };
  };

  test("has a case an operation, and one for the run", async () => {
    const { code, cases } = await junit(mock.url);
    const ids = model.operations.map(({ operation }) => operation.operationId);
    expect(cases.map(({ name }) => name)).toEqual([...ids, "verify"]);
    expect([code, cases.filter(({ failure }) => failure)]).toEqual([0, []]);
  });

  test("fails what responded wrongly, whatever characters the response has", async () => {
    const odd = `<&"'\u0000]]>`;
    const proxy = await startFaultyProxy(mock.url, (passing) => {
      if (passing.operationId === "getPayoutService") passing.type = `text/${odd.replaceAll("\u0000", "")}`;
    });
    const { code, cases } = await junit(proxy.url);
    await proxy.close();
    expect([code, cases.filter(({ failure }) => failure).map(({ name }) => name)]).toEqual([1, ["getPayoutService"]]);
  });

  test("fails the run where nothing was reached", async () => {
    const { url, close } = await startFaultyProxy(mock.url, () => {});
    await close();
    const { code, cases } = await junit(url);
    expect([code, cases.at(-1)]).toMatchObject([1, { name: "verify", failure: { type: "reach" } }]);
  });
});

test.each([
  [[], canary, "--server: is missing."],
  [["--server", "nowhere"], canary, "--server: no address that can be used."],
  [["--server", "https://user:secret@host.example"], canary, "--server: no address that can be used."],
  [["--server", "http://127.0.0.1:1"], {}, "PAYOUTS_ACCOUNT_ID: is not set."],
  [["--server", "http://127.0.0.1:1", "--rate", "0"], canary, "--rate 0: no number that fits."],
  [["--server", "http://127.0.0.1:1", "--format", "pdf"], canary, "--format pdf: no such format."],
  [
    ["--server", "http://127.0.0.1:1", "--record", "package.json"],
    canary,
    "--record package.json: no folder can be made",
  ],
])("%j is one line and exit 2", async (args, environment, error) => {
  const { code, stdout, stderr } = await run(args, environment);
  expect([code, stdout, stderr.split("\n").length]).toEqual([2, "", 2]);
  expect(stderr).toContain(error);
});
