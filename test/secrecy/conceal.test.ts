import { expect, test } from "vitest";
import { createConceal } from "../../scripts/secrecy/conceal.ts";

const secret = "sk_test_Canary+/?&7";
const { text, value } = createConceal([secret, "shop"]);
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

test("names of members, and cards", () => {
  expect(value({ [secret]: ["5123817234060000", 1] })).toEqual({ "***": ["512381******0000", 1] });
});
