import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { type PrintedReport, toJson, toJunit, toText } from "../../scripts/verify/print-report.ts";

const forged = "x\n  safety  createPayoutInvoice 201 / forged\u001b[31m\u009b2J\u2028\u202e\ufffe";
const report: PrintedReport = {
  requests: 2,
  rejected: [{ audience: "private", statuses: [401] }],
  findings: [
    {
      kind: "undocumented-member",
      message: `${forged} is not a member that the contract knows`,
      operationId: "listPayoutServices",
      status: 200,
      instance: `/${forged}`,
      place: "#/components/schemas/PayoutServiceList/properties",
      count: 1,
    },
  ],
  observations: [],
  operations: [
    { operationId: "listPayoutServices", reached: [200], notReached: [400] },
    {
      operationId: "getPayoutService",
      reached: [401],
      notReached: [200],
      unverified: "nothing but rejections came: 401",
    },
    {
      operationId: "createPayoutInvoice",
      reached: [],
      notReached: [201],
      unverified: "it writes",
      withheld: "it writes",
    },
  ],
  stopped: [{ workflowId: "safeCreation", reason: `held back ${forged}` }],
};

test.each([
  ["text", toText],
  ["json", toJson],
  ["junit", toJunit],
])("no response forges a line of a report, or speaks to the terminal: %s", (_format, print) => {
  const text = print(report);
  expect(text.split("\n").filter((line) => line.startsWith("  safety"))).toEqual([]);
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(text).toContain("createPayoutInvoice 201 / forged\\u001b[31m\\u009b2J\\u2028\\u202e");
});

test("what a program reads of a report in JSON is what the run found", () => {
  expect(JSON.parse(toJson(report))).toEqual(report);
});

test("each report lists what was not reached, and why", () => {
  for (const print of [toText, toJunit]) {
    const text = print(report);
    expect(text).toContain("200 (nothing but rejections came: 401)");
    expect(text).toContain("201 (it writes)");
    expect(text).toMatch(/safeCreation.*held back/);
    expect(text).toContain("private API: nothing but rejections came (401), so nothing of it was verified. Check ");
  }
});

test("in JUnit what was not verified is skipped, and no pass", () => {
  const xml = toJunit(report);
  expect(XMLValidator.validate(xml)).toBe(true);
  const { testsuite } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(xml);
  expect([testsuite.tests, testsuite.failures, testsuite.skipped]).toEqual(["4", "2", "2"]);
  expect(testsuite.testcase.map(({ name, skipped }: Record<string, unknown>) => [name, skipped])).toEqual([
    ["listPayoutServices", undefined],
    ["getPayoutService", { message: "nothing but rejections came: 401" }],
    ["createPayoutInvoice", { message: "it writes" }],
    ["verify", undefined],
  ]);
});
