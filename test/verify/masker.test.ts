import { describe, expect, test, vi } from "vitest";
import { createMasker } from "../../scripts/verify/masker.ts";

const secret = "sk_test_Canary+/?&7";
const { text, value } = createMasker([secret, "shop"]);
const bytes = Buffer.from(secret);
const each = (form: (byte: number) => string) => [...bytes].map(form).join("");
const hex = (byte: number) => byte.toString(16).padStart(2, "0");

const encodings: [name: string, given: string, want: string][] = [
  ["as it is", `a ${secret} b`, "a *** b"],
  ["in part of a word", `x${secret}y`, "x***y"],
  ["percent-encoded", encodeURIComponent(secret), "***"],
  ["percent-encoded, every byte", each((byte) => `%${hex(byte).toUpperCase()}`), "***"],
  ["escaped as in JSON", each((byte) => `\\u00${hex(byte)}`), "***"],
  ["escaped as in XML", secret.replace("&", "&#38;").replace("/", "&#x2F;"), "***"],
  ["in a JSON Pointer", secret.replace("/", "~1"), "***"],
  ["in hexadecimal", bytes.toString("hex"), "***"],
  ["in hexadecimal capitals, with colons", each((byte) => `:${hex(byte).toUpperCase()}`).slice(1), "***"],
  [
    "in PHP's JSON, in a text in a text",
    `{\\"key\\":\\"${secret.replace("/", "\\\\\\/")}\\"}`,
    '{\\"key\\":\\"***\\"}',
  ],
  ["percent-encoded twice", encodeURIComponent(encodeURIComponent(secret)), "***"],
  ["escaped as in JSON, in a text in a text", each((byte) => `\\\\\\u00${hex(byte)}`), "***"],
  ["broken by a line end", `a ${secret.slice(0, 9)}\r\n  ${secret.slice(9)} b`, "a *** b"],
  ["broken by an escaped line end", `a ${secret.slice(0, 9)}\\\\r\\n${secret.slice(9)} b`, "a *** b"],
  ["in hexadecimal of Base64", Buffer.from(bytes.toString("base64url")).toString("hex"), "***"],
  ["a short one that stands alone", "shop, shopping", "***, shopping"],
];

test.each(encodings)("%s", (_name, given, want) => expect(text(given)).toBe(want));

test.each([0, 1, 2, 3, 4, 5])("Base64, after %i other bytes", (before) => {
  for (const encoding of ["base64", "base64url"] as const) {
    const shown = text(Buffer.from(`${"u".repeat(before)}${secret}:more`).toString(encoding));
    expect(shown).toContain("***");
    expect(Buffer.from(shown.replace("***", ""), encoding).toString("latin1")).not.toContain("Canary");
  }
});

test.each([1, 2, 3])("Base64 of Base64, %i times more, in lines", (times) => {
  let said = `${"u".repeat(70)}${secret}${"v".repeat(70)}`;
  for (let time = 0; time <= times; time++) {
    said = (
      Buffer.from(said)
        .toString("base64")
        .match(/.{1,76}/g) ?? []
    ).join(time % 2 === 0 ? "\r\n" : "\\r\\n");
  }
  expect(text(said)).toContain("***");
});

test("a secret that begins as an escaped line end does", () => {
  expect(createMasker(["net_secret_7"]).text("C:\\net_secret_7, net_sec\\nret_7")).toBe("C:\\***, ***");
});

test("a secret of a few letters counts only as a word of its own, and never as what digits may stand for", () => {
  const report = "getPayoutInvoice 200  /data/attributes/amount\n  #/components/schemas/PayoutInvoiceAttributes, a-b";
  for (const short of ["a", "b", "7", "ab", "b:a", "key"]) expect(createMasker([short]).text(report)).toBe(report);
  expect(createMasker(["a", "7"]).text("account a, a%20b, key=7, 77")).toBe("account ***, ***%20b, key=***, 77");
});

describe.each(["\\", " ", "a", "\\n", "s\\n", "%25", "61", "&#x", "sk_test_Canary"])("%j, over and over", (unit) => {
  test("is read as often as it is in a short text", () => {
    const read = vi.spyOn(String.prototype, "matchAll");
    const charactersOf = (length: number): number => {
      read.mockClear();
      text(unit.repeat(length / unit.length));
      return read.mock.contexts.reduce<number>((sum, each) => sum + String(each).length, 0);
    };
    try {
      const once = charactersOf(5_000);
      expect(once).toBeGreaterThan(0);
      expect(charactersOf(20_000) / once).toBeLessThan(5);
    } finally {
      read.mockRestore();
    }
  });

  // A pattern that looks at each character again for each before it would need minutes for it.
  test("stays as it is, however long", () => {
    const long = unit.repeat(200_000 / unit.length);
    expect(text(long)).toBe(long);
  });
});

test("without secrets, cards alone are masked", () => {
  expect(createMasker([]).text("c2hvcA== 5123817234060000")).toBe("c2hvcA== 512381******0000");
});

test("names of members, and cards", () => {
  expect(value({ [secret]: ["5123817234060000", 1] })).toEqual({ "***": ["512381******0000", 1] });
});
