import { describe, expect, test } from "vitest";
import {
  fieldRegExp,
  type PrerequestService,
  type ServiceField,
  validateFields,
} from "../../generated/client/public.js";
import { contract } from "../contract.ts";

describe("the expression of a field works, whatever its escaping", () => {
  test.each<[regexp: string, matches: string, not: string]>([
    ["^\\d{1,15}$", "123", "a"],
    ["^\\\\d{1,15}$", "123", "\\d"],
    ["/^\\d{12,19}$/", "5123817234060000", "5123"],
    ["/^[a-z]+$/i", "ABC", "1"],
    ["^\\+?\\d{7,15}$", "+12025550143", "+1-2"],
    ["^[A-Z]{2}\\d{2}[A-Z0-9]{1,30}$", "DE89370400440532013000", "de89"],
    ["^[\\w.+-]+@[\\w-]+\\.[\\w.]{2,}$", "a.b@c.de", "a@b"],
    ["^(\\d{4}[ -]?){3}\\d{4}$", "5123 8172 3406 0000", "5123"],
    ["^(visa|mir)$", "mir", "mirage"],
    ["^(?=.*\\d)\\w{3,8}$", "ab1", "abc"],
    ["^\\x41\\u0042$", "AB", "x41"],
    ["\\.", "a.b", "ab"],
    ["^[^\\]\\[]+$", "a", "["],
    ["^a{2,}?$", "aaa", "a"],
  ])("%s", (regexp, matches, not) => {
    const expression = fieldRegExp({ regexp });
    expect([expression?.test(matches), expression?.test(not)]).toEqual([true, false]);
  });

  test("each of the contract's examples", () => {
    const examples = contract.components.schemas.ServiceField?.properties?.regexp?.examples as string[];
    expect(examples.length).toBeGreaterThan(1);
    expect(examples.filter((regexp) => !fieldRegExp({ regexp }))).toEqual([]);
  });

  test.each([undefined, null, "", "//"])("there may be none: %j", (regexp) => {
    expect(fieldRegExp(regexp === undefined ? {} : { regexp })).toBe(undefined);
  });

  test("it works wherever an expression does", () => {
    const expression = fieldRegExp({ regexp: "(\\d)-(\\d)" });
    expect(expression).toBeInstanceOf(RegExp);
    expect("1-2".replace(expression ?? "", "$2-$1")).toBe("2-1");
  });
});

describe("an expression that may mean something else here, or is broken, is not handed out", () => {
  test.each([
    "(",
    ")",
    "a)",
    "[a",
    "[]a]",
    "[[:alpha:]]",
    "[^[:digit:]]",
    "\\Aabc\\z",
    "\\p{L}+",
    "[\\p{L} ]",
    "(?i)abc",
    "(?<!a)b",
    "(?<=a)b",
    "(?P<n>a)",
    "(a)\\1",
    "a++",
    "*a",
    "a{2}{3}",
    "\\x{41}",
    "\\Qa\\E",
    "/a/x",
    "/a/g",
    "a{b",
  ])("%s", (regexp) => {
    expect(fieldRegExp({ regexp })).toBe(undefined);
  });
});

describe("no expression can hang the process", () => {
  const hostile = [
    "(a+)+$",
    "^(a|a)*$",
    "^(a*)*b",
    "(.*)(.*)(.*)(.*)(.*)x",
    "^(\\w+\\s?)*$",
    "a*a*a*a*a*a*a*b",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(x+x+)+y",
    "^(a?){100}a{100}$",
    "((a{0,9}){0,9}){0,9}b",
    `a{${"9".repeat(400)}}`,
    `(a{0,${"9".repeat(400)}}){${"9".repeat(400)}}`,
    "^(?:a|a){24}(?=a{230}b)",
    "^x|\\d*\\d*\\d*y",
    "/^\\d*\\d*\\d*y/m",
    "(?:(?:){99999}){99999}",
    "^(?!(a+)+$)",
    "(".repeat(20_000) + ")".repeat(20_000),
    "(".repeat(20_000),
    "a|".repeat(100_000),
  ];

  test.each(hostile)("%s is not handed out", (regexp) => {
    expect(fieldRegExp({ regexp })).toBe(undefined);
  });

  test("one that is handed out matches nothing that is longer than it was checked for", () => {
    const expression = fieldRegExp({ regexp: "^.*.*b$" });
    expect([expression?.test(`${"a".repeat(255)}b`), expression?.test(`${"a".repeat(256)}b`)]).toEqual([true, false]);
    expect(`${"a".repeat(256)}b`.search(expression ?? "")).toBe(-1);
  });

  test("whatever is handed out, of many that were put together at random, is done with soon", async () => {
    const { seeded } = await import("../mock/random.ts");
    const random = seeded(7);
    const parts = ["a", "a+", "a*", "(a|b)", "(a+)", "(a+)+", "[ab]{1,9}", ".*", "a?", "(?:ab)*", "\\w+", "(a*b?){2}"];
    const values = ["a".repeat(256), `${"ab".repeat(127)}!`, "!".repeat(256)];
    let handedOut = 0;
    for (let number = 0; number < 400; number++) {
      const regexp = `^${Array.from({ length: 1 + random.below(5) }, () => random.pick(parts)).join("")}$`;
      const expression = fieldRegExp({ regexp });
      if (expression) handedOut++;
      for (const value of values) expression?.test(value);
    }
    expect(handedOut).toBeGreaterThan(50);
  });
});

describe("what somebody filled in is checked against what a service asks for", () => {
  const field = (key: string, more: object) =>
    ({
      key,
      type: "string",
      label: { en: key },
      hint: { en: key },
      regexp: "",
      required: true,
      position: 0,
      ...more,
    }) as ServiceField;
  const service = {
    fields: [
      field("card_number", {
        regexp: "^\\\\d{12,19}$",
        options: { validators: [{ name: "Luhn" }, { name: "Tomorrow" }] },
      }),
      field("name", { regexp: "^(a+)+$", options: [] }),
      field("note", { required: false, regexp: "^[a-z]+$" }),
    ],
  };

  test.each<[what: string, fields: Record<string, unknown>, problems: unknown]>([
    ["all is well", { card_number: "5123817234060000", name: "B" }, {}],
    ["nothing is there", {}, { card_number: "required", name: "required" }],
    ["empty or null is nothing", { card_number: "", name: null }, { card_number: "required", name: "required" }],
    ["the form is wrong", { card_number: "5123", name: "B" }, { card_number: "regexp" }],
    ["the check digit is wrong", { card_number: "5123817234060001", name: "B" }, { card_number: "Luhn" }],
    ["an expression that can hang is left to the platform", { card_number: "5123817234060000", name: "!" }, {}],
    [
      "a field that may be left out is checked if it is there",
      { card_number: "5123817234060000", name: "B", note: "1" },
      { note: "regexp" },
    ],
    ["a number is as good as its digits", { card_number: 5123817234060000, name: 1 }, {}],
    [
      "a very long value is left to the platform",
      { card_number: "5123817234060000", name: "B", note: "1".repeat(300) },
      {},
    ],
    [
      "fields that nobody asked for are the platform's to judge",
      { card_number: "5123817234060000", name: "B", more: 1 },
      {},
    ],
  ])("%s", (_what, fields, problems) => {
    expect(validateFields(service as Pick<PrerequestService, "fields">, fields)).toEqual(problems);
  });
});
