import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inTemporaryFolder } from "../../../scripts/cli/temporary-folder.ts";
import { guardPatterns } from "../../../scripts/mock/prism/patterns.ts";
import { caller } from "../client.ts";
import { spawnMock } from "../spawn-mock.ts";

// biome-ignore lint/suspicious/noThenProperty: JSON Schema has it.
const bounded = (pattern: string) => ({ allOf: [{ if: { maxLength: 256 }, then: { pattern } }] });

test.each<[pattern: string, guarded: object, taken: string[]]>([
  ["^[A-Z]{3}$", { pattern: "^[A-Z]{3}$" }, []],
  ["^[a-z0-9][a-z0-9._|(-]*[a-z0-9]$", { pattern: "^[a-z0-9][a-z0-9._|(-]*[a-z0-9]$" }, []],
  ["[a-z]+", bounded("[a-z]+"), []],
  ["^a*b*$", bounded("^a*b*$"), []],
  ["^\\d+(\\.\\d+)?$", bounded("^\\d+(\\.\\d+)?$"), []],
  ["^(a+)+$", {}, ["^(a+)+$"]],
  ["^(?:a|a){24}(?=a{230}b)", {}, ["^(?:a|a){24}(?=a{230}b)"]],
  ["^x|\\d*\\d*\\d*y", {}, ["^x|\\d*\\d*\\d*y"]],
])("the pattern %s of a contract", (pattern, guarded, taken) => {
  const told: string[] = [];
  const request = {
    body: { contents: [{ schema: { properties: { pattern: { pattern }, x: { const: { pattern } } } } }] },
  };
  guardPatterns(request, (one) => told.push(one));
  expect([request.body.contents[0]?.schema, told]).toEqual([
    { properties: { pattern: guarded, x: { const: { pattern } } } },
    taken,
  ]);
});

test("a contract with patterns that never end keeps nobody waiting, and the others are checked", () =>
  inTemporaryFolder(async (folder) => {
    const schema = {
      type: "object",
      properties: {
        evil: { type: "string", pattern: "^(a+)+$" },
        letters: { type: "string", pattern: "^[a-z]+( [a-z]+)?$" },
      },
      patternProperties: { "^(b+)+$": { type: "string" } },
    };
    const operation = {
      operationId: "send",
      parameters: [{ name: "q", in: "query", schema: { type: "string", pattern: "(x+x+)+y" } }],
      requestBody: { required: true, content: { "application/json": { schema } } },
      responses: {
        200: { description: "Sent", content: { "application/json": { schema: {}, example: {} } } },
        422: { description: "Wrong" },
      },
    };
    const contract = join(folder, "contract.json");
    const info = { title: "Patterns", version: "1" };
    writeFileSync(
      contract,
      JSON.stringify({ openapi: "3.1.0", info, servers: [{ url: "/" }], paths: { "/": { post: operation } } }),
    );
    const mock = await spawnMock("--stateless", "--contract", contract, "--log", "silent");
    try {
      const call = caller(mock.url);
      const long = (letter: string) => `${letter.repeat(100)}!`;
      const send = (json: object, query = "") =>
        call(`POST /${query}`, { account: "a", json, signal: AbortSignal.timeout(30_000) });
      expect((await send({ evil: long("a"), [long("b")]: 1 }, `?q=${long("x")}`)).status).toBe(200);
      const { status, body } = await send({ letters: "1" });
      expect([status, body.errors]).toEqual([422, { letters: "This value should match ^[a-z]+( [a-z]+)?$." }]);
      for (const pattern of ["^(a+)+$", "^(b+)+$", "(x+x+)+y"]) {
        expect(mock.stderr()).toContain(`The contract's pattern ${pattern} is not checked`);
      }
    } finally {
      mock.kill();
      await mock.ended;
    }
  }));
